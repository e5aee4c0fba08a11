/** A request as it is sent to a service. */
export interface Question {
  readonly method: string;
  readonly path: string;
  /** Names and values in turn, `Host` among them, and `Content-Length` of a body. */
  readonly headers: readonly string[];
  readonly body: Buffer | null;
}

/** One character for each byte. What is in it came out of Node's own parser, which lets no line end through. */
export function headOf({ method, path, headers }: Question): string {
  let text = `${method} ${path} HTTP/1.1\r\n`;
  for (let index = 0; index < headers.length; index += 2) {
    text += `${headers[index] ?? ''}: ${headers[index + 1] ?? ''}\r\n`;
  }
  return `${text}\r\n`;
}
