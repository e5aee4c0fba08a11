/** By method. HEAD is in it only where its id is not `head` and the rest of GET's. */
export type OperationIds = Readonly<Record<string, string>>;

const read = (get: string, head: string, more: OperationIds = {}): OperationIds => ({
  GET: get,
  HEAD: head,
  ...more,
});

/** `/v1/images/<id>/<resource>`. */
export const imageOperations: ReadonlyMap<string, OperationIds> = new Map([
  ['json', read('getImageJson', 'headImageJson', { PUT: 'putImageJson' })],
  ['layer', read('getImageLayer', 'headImageLayer', { PUT: 'putImageLayer' })],
  ['ancestry', read('getImageAncestry', 'headImageAncestry')],
  ['checksum', { PUT: 'putImageChecksum' }],
  ['files', read('getImageFiles', 'headImageFiles')],
  ['diff', read('getImageDiff', 'headImageDiff')],
]);

/** `/v1/repositories/…`, by the kind of route. */
export const repositoryOperations: ReadonlyMap<string, OperationIds> = new Map([
  ['repository', { PUT: 'putRepository', DELETE: 'deleteRepository' }],
  ['images', read('getImages', 'headImages', { PUT: 'putImages', DELETE: 'deleteImages' })],
  ['auth', { PUT: 'putAuth' }],
  ['layer-access', read('getLayerAccess', 'headLayerAccess')],
  ['properties', read('getProperties', 'headProperties', { PUT: 'putProperties' })],
  ['json', read('getRepositoryJson', 'headRepositoryJson')],
  ['tags', read('listTags', 'headTags', { DELETE: 'deleteTags' })],
  ['tag', read('getTag', 'headTag', { PUT: 'putTag', DELETE: 'deleteTag' })],
  ['tag-json', read('getTagJson', 'headTagJson')],
]);
