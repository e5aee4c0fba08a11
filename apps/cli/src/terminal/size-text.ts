const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** `1.5 MB`: three digits are enough for a person. */
export function sizeText(bytes: number): string {
  let value = bytes;
  let at = 0;
  while (value >= 999.5 && at < units.length - 1) {
    value /= 1000;
    at += 1;
  }
  const digits = at === 0 || value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
  return `${value.toFixed(digits)} ${units[at] ?? ''}`;
}
