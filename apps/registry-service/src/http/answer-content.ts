import type { ServerResponse } from 'node:http';
import type { Answer } from '@drydock/api-contracts';
import { answer, setDockerHeaders } from '@drydock/http-kit';

/** Presents what an operation under `/v1` gives, with what all answers there carry (protocol 2.4). */
export function answerContent<Operation>(res: ServerResponse, given: Answer<Operation>): void {
  setDockerHeaders(res);
  answer<Operation>(res, given);
}
