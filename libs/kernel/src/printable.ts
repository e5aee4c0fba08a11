/** Control, format, private and unassigned characters, and halves of pairs. */
const unprintable = /\p{C}/gu;

/**
 * Foreign text as it may stand in a message, a log or on a terminal: `?` for what cannot be seen or would steer a terminal, and cut, with
 * `…`, behind so many characters.
 */
export function printable(text: string, maxCharacters: number): string {
  // A character is at most two units, and text may be long.
  const characters = [...text.slice(0, 2 * maxCharacters + 1)];
  const shown = characters.slice(0, maxCharacters).join('').replace(unprintable, '?');
  return characters.length > maxCharacters ? `${shown}…` : shown;
}
