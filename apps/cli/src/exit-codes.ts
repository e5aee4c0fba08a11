/** What the process ends with; documented in docs/cli.md, scripts rely on it. */
export const exitCodes = {
  ok: 0,
  failed: 1,
  usage: 2,
  denied: 3,
  notFound: 4,
  unreachable: 5,
  conflict: 6,
  badArchive: 7,
  corrupt: 8,
  interrupted: 130,
  /** As the shell says of a program that SIGPIPE ended. */
  closedPipe: 141,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
