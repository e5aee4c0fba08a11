type Content<Message> = Message extends { readonly content: { readonly 'application/json': infer Body } }
  ? Body
  : never;

type Answers<Operation> = Operation extends { readonly responses: infer Responses } ? Responses : never;

/**
 * The JSON that an operation answers with a status, as `JsonBody<HubPaths['/api/me']['get'], 200>`; never when it
 * is not documented. Handlers state it of what they send, so that a document and its server can't part unseen.
 */
export type JsonBody<Operation, Status extends keyof Answers<Operation>> = Content<
  Answers<Operation>[Status]
>;
