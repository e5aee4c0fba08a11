import { printable } from '@drydock/kernel';

const maxHead = 600;
const maxTail = 400;

/** The ends of a long text: what was wrong stands before or behind what was typed. */
const shortened = (text: string): string =>
  text.length <= maxHead + maxTail ? text : `${text.slice(0, maxHead)}…${text.slice(-maxTail)}`;

/** Words on one line, whatever a server, a file or the command line has in them: none of it steers the terminal. */
export const oneLine = (words: string): string =>
  printable(shortened(words.replace(/\s+/gu, ' ').trim()), 2 * (maxHead + maxTail));
