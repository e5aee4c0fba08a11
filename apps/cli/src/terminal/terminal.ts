/** The process's edges, so that a run can be tried without a process. */
export interface Terminal {
  /** Is somebody there to be asked? */
  readonly isInteractive: boolean;
  /** May stdout be drawn on? */
  readonly isDrawable: boolean;
  columns(): number;
  writeOut(text: string): void;
  writeError(text: string): void;
  /** @param isHidden for passwords: nothing of what is typed is shown */
  ask(question: string, options: { readonly isHidden: boolean }): Promise<string>;
  /** All of stdin, for `--password-stdin`. */
  readInput(): Promise<string>;
}
