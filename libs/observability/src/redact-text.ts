const censor = '[redacted]';

/** What a credential looks like in running text, each with the part that may stay. */
const credentials: readonly (readonly [RegExp, string])[] = [
  // postgres://user:password@host, also without a user (Redis). A password that was not encoded may hold an @ itself.
  [/\b([a-z][a-z0-9+.-]*:\/\/[^\s:@/]*):[^\s/]+@/gi, `$1:${censor}@`],
  [/\b(Basic|Bearer)\s+[A-Za-z0-9+/=_.~-]{6,}/gi, `$1 ${censor}`],
  // A signed token, in whatever header or cookie.
  [/\beyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]*/g, censor],
  [
    /\b(signature|password|secret|session|X-Amz-Signature|X-Amz-Credential|X-Amz-Security-Token)=[^\s,;&"']+/gi,
    `$1=${censor}`,
  ],
];

/** The same text, with what looks like a credential blotted out. */
export function redactText(text: string): string {
  let shown = text;
  for (const [pattern, replacement] of credentials) shown = shown.replace(pattern, replacement);
  return shown;
}
