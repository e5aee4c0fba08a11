/**
 * What the generated `operations` say of one operation, in the forms that handlers use: a handler that parts from its document does not
 * compile. Written as `Answer<HubOperations['getMe']>`.
 */
type Responses<Operation> = Operation extends { readonly responses: infer R } ? R : never;
type Json<Message> = Message extends { readonly content: { readonly 'application/json': infer Body } }
  ? Body
  : never;

/** Set on every answer, by the middlewares and the writer of JSON. */
type GeneralHeader =
  | 'X-Docker-Registry-Version'
  | 'X-Docker-Registry-Config'
  | 'X-Request-Id'
  | 'Cache-Control'
  | 'Pragma'
  | 'Expires'
  | 'Retry-After';

/**
 * Without the index signature, which stands for headers that nobody documented. Which of them must be there, the generated types do not
 * say where a header is a reference; the contract tests do.
 */
type OwnHeaders<Message> = Message extends { readonly headers: infer Headers }
  ? {
      readonly [
        Name in keyof Headers as string extends Name ? never : Name extends GeneralHeader ? never : Name
      ]?: string;
    }
  : object;

type BodyOf<Message> = Message extends { readonly content: { readonly 'application/json': infer Body } }
  ? { readonly body: Body }
  : { readonly body?: never };

/** One of the documented statuses, with the body of that status, and no headers but its own. */
export type Answer<Operation> = {
  [Status in keyof Responses<Operation> & number]: {
    readonly status: Status;
    readonly headers?: OwnHeaders<Responses<Operation>[Status]>;
  } & BodyOf<Responses<Operation>[Status]>;
}[keyof Responses<Operation> & number];

/** The JSON of a success, for who asks. */
export type SuccessBody<Operation> = Json<
  Responses<Operation>[keyof Responses<Operation> & (200 | 201 | 202)]
>;

/** The JSON of a request. */
export type RequestBody<Operation> = Operation extends { readonly requestBody?: infer Request }
  ? Json<NonNullable<Request>>
  : never;

type Parameters<Operation, Place extends 'path' | 'query'> = Operation extends {
  readonly parameters: infer All;
}
  ? Place extends keyof All
    ? NonNullable<All[Place]>
    : never
  : never;

/** What stands in the path. */
export type PathParameters<Operation> = Parameters<Operation, 'path'>;

/** The parameters behind the question mark. */
export type QueryName<Operation> = keyof Parameters<Operation, 'query'> & string;
