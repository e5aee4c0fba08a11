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

/** Everything else, with `*` for a segment that is a name. */
export const pathOperations: ReadonlyMap<string, OperationIds> = new Map([
  ['/', read('getBanner', 'headBanner')],
  ['/_ping', read('ping', 'headPing')],
  ['/v1/_ping', read('pingV1', 'headPingV1')],
  ['/_status', read('getStatus', 'headStatus')],
  ['/v1/_status', read('getStatusV1', 'headStatusV1')],
  ['/v1/users', read('getUsers', 'headUsers', { POST: 'postUsers' })],
  ['/v1/users/*', { PUT: 'putUser' }],
  ['/v1/search', read('search', 'headSearch')],
  ['/docs', { GET: 'getDocs' }],
  ['/docs/viewer.js', { GET: 'getDocsViewer' }],
  ['/docs/openapi.json', { GET: 'getBundledDocument' }],
  ['/openapi/*', { GET: 'getOpenapiDocument' }],
  ['/livez', { GET: 'getLiveness' }],
  ['/readyz', { GET: 'getReadiness' }],
  ['/metrics', { GET: 'getMetrics' }],
  ['/api/me', { GET: 'getMe' }],
  ['/api/users', { GET: 'listUsers', POST: 'addUser' }],
  ['/api/users/*', { GET: 'getUser', PATCH: 'changeUser' }],
  ['/api/grants', { GET: 'listGrants', PUT: 'putGrant', DELETE: 'deleteGrant' }],
  ['/api/tokens', { GET: 'listTokens' }],
  ['/api/tokens/*', { DELETE: 'revokeToken' }],
  ['/api/repositories', { GET: 'listRepositories' }],
  ['/api/repositories/*/*', { GET: 'getRepository', PATCH: 'changeRepository', DELETE: 'removeRepository' }],
  ['/api/repositories/*/*/tags/*/history', { GET: 'listTagHistory' }],
  ['/api/repositories/*/*/tags/*/restore', { POST: 'restoreTagRevision' }],
  ['/api/trash', { GET: 'listTrash' }],
  ['/api/trash/*', { DELETE: 'purgeTrash' }],
  ['/api/trash/*/restore', { POST: 'restoreTrash' }],
  ['/internal/authenticate', { POST: 'authenticate' }],
  ['/internal/keys', { GET: 'listKeys' }],
  ['/internal/revocations', { PUT: 'revokeTokens' }],
  ['/internal/repositories/*', { PUT: 'saveRepositoryState' }],
  ['/internal/repositories/*/announced', { PUT: 'announceImages' }],
  ['/internal/repositories/*/checksums', { GET: 'listChecksums' }],
  ['/internal/repositories/*/tags/*/history', { GET: 'listTagRevisions' }],
  ['/internal/repositories/*/tags/*/restore', { POST: 'restoreTagTo' }],
  ['/internal/trash', { GET: 'listTrashEntries' }],
  ['/internal/trash/*', { GET: 'getTrashEntry', DELETE: 'purgeTrashEntry' }],
  ['/internal/trash/*/restore', { POST: 'restoreTrashEntry' }],
]);
