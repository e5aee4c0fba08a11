import { CliError } from '../cli-error.ts';

/** @param step for the words. @throws CliError `failed` for what no API answers, such as a page of a proxy */
export function assertJson(step: string, bytes: Buffer): void {
  try {
    JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw new CliError('failed', `${step}: the answer is not JSON; is there a Drydock at this address?`, {
      cause: error,
    });
  }
}

/**
 * An answer read to its end, so that a connection that breaks in it is seen where it was made.
 * @throws CliError `failed` for a success that is not JSON
 */
export async function wholeAnswer(answer: Response, step: string): Promise<Response> {
  const bytes = Buffer.from(await answer.arrayBuffer());
  if (answer.ok && bytes.length > 0) assertJson(step, bytes);
  const { status, headers } = answer;
  return new Response(bytes.length === 0 ? null : bytes, { status, headers });
}
