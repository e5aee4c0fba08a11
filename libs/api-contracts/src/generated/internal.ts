/** Generated from openapi/internal.yaml by `npm run generate`; do not edit. */

export interface paths {
    readonly "/internal/repositories/{repositoryId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The hub’s id of a repository. */
                readonly repositoryId: string;
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * Tell of a repository as it is now
         * @description Idempotent: a version that is not newer than the one known changes nothing.
         */
        readonly put: operations["saveRepositoryState"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/internal/repositories/{repositoryId}/announced": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The hub’s id of a repository. */
                readonly repositoryId: string;
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * Add images that a user may push
         * @description The list never shrinks.
         */
        readonly put: operations["announceImages"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/internal/repositories/{repositoryId}/checksums": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The hub’s id of a repository. */
                readonly repositoryId: string;
            };
            readonly cookie?: never;
        };
        /** The complete images of a repository */
        readonly get: operations["listChecksums"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/internal/repositories/{repositoryId}/tags/{tag}/history": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The hub’s id of a repository. */
                readonly repositoryId: string;
                /** @description A tag. Reading and deleting also take the odd names that very old engines wrote; no such tag gives 404 (protocol 2.7). */
                readonly tag: components["parameters"]["Tag"];
            };
            readonly cookie?: never;
        };
        /** Where a tag pointed */
        readonly get: operations["listTagRevisions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/internal/repositories/{repositoryId}/tags/{tag}/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The hub’s id of a repository. */
                readonly repositoryId: string;
                /** @description A tag. Reading and deleting also take the odd names that very old engines wrote; no such tag gives 404 (protocol 2.7). */
                readonly tag: components["parameters"]["Tag"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Point a tag where it pointed */
        readonly post: operations["restoreTagTo"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/internal/revocations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * Refuse these tokens from now on
         * @description Kept before it is answered, known to every replica within seconds.
         */
        readonly put: operations["revokeTokens"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/internal/trash": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Deleted tags and repositories
         * @description The newest first.
         */
        readonly get: operations["listTrashEntries"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/internal/trash/{trashId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description An entry of the trash. */
                readonly trashId: string;
            };
            readonly cookie?: never;
        };
        /** One of them */
        readonly get: operations["getTrashEntry"];
        readonly put?: never;
        readonly post?: never;
        /** Give it up for good */
        readonly delete: operations["purgeTrashEntry"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/internal/trash/{trashId}/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description An entry of the trash. */
                readonly trashId: string;
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Bring a tag back
         * @description A whole repository comes back by its state. 409 while the name is taken.
         */
        readonly post: operations["restoreTrashEntry"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/internal/jobs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What the queue holds, and the jobs that failed for good */
        readonly get: operations["listInternalJobs"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/internal/jobs/retry": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Put dead jobs in again */
        readonly post: operations["retryInternalJobs"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/internal/runs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Start work that takes its time
         * @description Any worker does it; its row is the truth.
         */
        readonly post: operations["startInternalRun"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/internal/runs/{runId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description A run. */
                readonly runId: string;
            };
            readonly cookie?: never;
        };
        /** How it gets on */
        readonly get: operations["getInternalRun"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/internal/runs/{runId}/items": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description A run. */
                readonly runId: string;
            };
            readonly cookie?: never;
        };
        /** What it found */
        readonly get: operations["listInternalRunItems"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/internal/reports/collection-status": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What is collected, now and later
         * @description For `getCollectionStatus` of the hub.
         */
        readonly get: operations["getInternalCollectionStatus"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/internal/reports/explanation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What keeps an image or a blob
         * @description For `explainContent` of the hub.
         */
        readonly get: operations["explainInternalContent"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/internal/reports/failed-blobs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Layers that are corrupt or missing
         * @description For `listFailedBlobs` of the hub.
         */
        readonly get: operations["listInternalFailedBlobs"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/internal/blobs/{digest}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Of a corrupt or missing blob. */
                readonly digest: string;
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Its exact bytes */
        readonly put: operations["healInternalBlob"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/internal/authenticate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Whose name and password are these
         * @description With the user’s own level in each of the repositories; public reading is not in it.
         */
        readonly post: operations["authenticate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/internal/keys": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The keys that living tokens may be signed with */
        readonly get: operations["listKeys"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        readonly InternalError: {
            readonly error: string;
            /** @description Absent only when the router refused. One of the codes of `libs/kernel/src/error-codes.ts`. */
            readonly code?: string;
        };
        readonly RepositoryState: {
            readonly name: components["schemas"]["RepositoryName"];
            readonly access: components["schemas"]["Visibility"];
            /**
             * @description `trashed` frees the name and puts the tags into the trash; back to `live` restores them.
             * @enum {string}
             */
            readonly state: "live" | "trashed";
            /** @description Grows with each change. */
            readonly version: number;
        };
        readonly AnnouncedImages: {
            /** Format: uuid */
            readonly userId: string;
            readonly imageIds: readonly components["schemas"]["ImageId"][];
        };
        readonly ChecksumList: {
            readonly images: readonly {
                readonly imageId: components["schemas"]["ImageId"];
                readonly checksum?: string;
            }[];
        };
        readonly TagRestore: {
            readonly revision: number;
            /** Format: uuid */
            readonly userId: string;
        };
        readonly Revocations: {
            readonly tokens: readonly {
                /** Format: uuid */
                readonly tokenId: string;
                /** @description Unix seconds. */
                readonly expiresAt: number;
            }[];
        };
        readonly TrashEntry: {
            /** Format: uuid */
            readonly id: string;
            /** Format: uuid */
            readonly repositoryId: string;
            readonly repository: components["schemas"]["RepositoryName"];
            /** @description null: the whole repository. */
            readonly tag: string | null;
            readonly deletedAt: components["schemas"]["Time"];
            readonly purgeAt: components["schemas"]["Time"];
            readonly sizeBytes: number;
        };
        readonly TrashList: {
            readonly items: readonly components["schemas"]["TrashEntry"][];
        };
        readonly JobList: {
            readonly counts: {
                readonly waiting: number;
                readonly active: number;
                readonly delayed: number;
                readonly dead: number;
            };
            readonly dead: readonly {
                readonly id: string;
                readonly name: string;
                /** @description Ids only. */
                readonly payload: {
                    readonly [key: string]: unknown;
                };
                readonly attempts: number;
                /** Format: date-time */
                readonly failedAt: string;
                readonly reason: string;
            }[];
        };
        readonly JobChoice: {
            /** @description Of a dead job; absent: all. */
            readonly id?: string;
        };
        readonly RetriedJobs: {
            readonly retried: number;
        };
        readonly NewRun: {
            /** @description An unknown one is refused with 400. */
            readonly kind: string;
            readonly parameters: {
                readonly [key: string]: unknown;
            };
            /** Format: uuid */
            readonly userId: string | null;
        };
        readonly Run: {
            /** Format: uuid */
            readonly runId: string;
            readonly kind: string;
            readonly parameters: {
                readonly [key: string]: unknown;
            };
            /** @enum {string} */
            readonly state: "queued" | "running" | "done" | "failed";
            readonly progress: {
                readonly done: number;
                readonly total: number | null;
                readonly unit: string;
                readonly note: string;
            };
            readonly result: {
                readonly [key: string]: unknown;
            } | null;
            readonly error: string | null;
            /** Format: uuid */
            readonly createdBy: string | null;
            /** Format: date-time */
            readonly createdAt: string;
            /** Format: date-time */
            readonly startedAt: string | null;
            /** Format: date-time */
            readonly heartbeatAt: string | null;
            /** Format: date-time */
            readonly finishedAt: string | null;
        };
        readonly RunItemList: {
            readonly items: readonly {
                readonly serial: number;
                readonly kind: string;
                readonly item: {
                    readonly [key: string]: unknown;
                };
            }[];
        };
        readonly Credentials: {
            readonly username: string;
            readonly password: string;
            readonly repositoryIds: readonly string[];
        };
        readonly AuthenticatedUser: {
            /** Format: uuid */
            readonly userId: string;
            readonly username: string;
            readonly isAdmin: boolean;
            /** @description By repository id. */
            readonly access: {
                readonly [key: string]: "none" | "read" | "write" | "admin";
            };
        };
        readonly KeyList: {
            readonly keys: readonly {
                readonly kid: string;
                /** @description Ed25519 (RFC 8037). */
                readonly jwk: {
                    readonly [key: string]: unknown;
                };
            }[];
        };
        /**
         * @description `namespace/name`, or deeper; at most 255 characters. A bare name in a request means `library/<name>` (protocol 2.6).
         * @example bobby/two
         */
        readonly RepositoryName: string;
        /**
         * @description Who may read without a right of their own: everybody, or nobody.
         * @enum {string}
         */
        readonly Visibility: "public" | "private";
        /**
         * @description 64 lower-case hex digits, or 16 for two historic base images (protocol 2.7).
         * @example 0139c1c77468f75e6763a4612262743bd47a36b26cb2863d662756b3377bb029
         */
        readonly ImageId: string;
        /** @example latest */
        readonly TagName: string;
        /**
         * Format: date-time
         * @example 2026-11-23T21:29:25.000Z
         */
        readonly Time: string;
        readonly TagRevision: {
            readonly revision: number;
            /** @description null: the tag was deleted here. */
            readonly imageId: components["schemas"]["ImageId"] | null;
            readonly movedAt: components["schemas"]["Time"];
            /** @description null while it is where the tag points now. */
            readonly keepUntil: components["schemas"]["Time"] | null;
            /** @description Who moved it; null when not known. */
            readonly movedBy: string | null;
        };
        readonly TagRevisionList: {
            readonly items: readonly components["schemas"]["TagRevision"][];
        };
        readonly CollectionStatus: {
            readonly stored: {
                readonly blobs: number;
                readonly bytes: number;
            };
            readonly reviews: {
                readonly due: number;
                readonly waiting: number;
                /** Format: date-time */
                readonly oldestDueAt: string | null;
            };
            readonly uploads: {
                readonly underWay: number;
                readonly silent: number;
            };
            readonly objects: {
                readonly due: number;
                readonly dueBytes: number;
                readonly waiting: number;
                readonly waitingBytes: number;
                /** Format: date-time */
                readonly nextDueAt: string | null;
            };
            readonly trash: {
                readonly entries: number;
                /** Format: date-time */
                readonly nextPurgeAt: string | null;
            };
            readonly history: {
                readonly entries: number;
                /** Format: date-time */
                readonly nextExpiryAt: string | null;
            };
            /** @description Seconds, by the names of docs/storage.md. */
            readonly windows: {
                readonly [key: string]: number;
            };
        };
        readonly BlobExplanation: {
            readonly digest: string;
            /** @enum {string} */
            readonly state: "available" | "corrupt" | "missing";
            readonly sizeBytes: number;
            readonly storageKey: string;
            /** Format: date-time */
            readonly verifiedAt: string | null;
            /** Format: date-time */
            readonly reviewDueAt: string | null;
            readonly images: number;
        };
        readonly KeptReason: {
            /** @enum {string} */
            readonly kind: "tag" | "history" | "trash" | "lease";
            /** @description The descendants through which it is held, nearest first; empty when it is held itself. */
            readonly via: readonly string[];
            readonly tag: string | null;
            /** Format: date-time */
            readonly until: string | null;
            /** @description The revision or the trash entry. */
            readonly reference: string | null;
        };
        readonly ImageExplanation: {
            readonly repository: string;
            /** @enum {string} */
            readonly repositoryState: "live" | "trashed";
            readonly imageId: string;
            /** @enum {string} */
            readonly state: "json" | "layer" | "complete";
            readonly parent: string | null;
            readonly digest: string | null;
            /** @description At most 20. */
            readonly reasons: readonly components["schemas"]["KeptReason"][];
            readonly hasMoreReasons: boolean;
            /** Format: date-time */
            readonly reviewDueAt: string | null;
        };
        readonly Explanation: {
            readonly subject: string;
            readonly blob: components["schemas"]["BlobExplanation"] | null;
            /** @description Of each repository that has it; at most 100. */
            readonly images: readonly components["schemas"]["ImageExplanation"][];
        };
        readonly FailedBlob: {
            readonly digest: string;
            readonly storageKey: string;
            readonly sizeBytes: number;
            /** @enum {string} */
            readonly state: "corrupt" | "missing";
            /** Format: date-time */
            readonly foundAt: string | null;
            /** @description Of the unpacked layer, where it was read whole before. */
            readonly diffId: string | null;
            /** @description How many refer to it. */
            readonly images: number;
            /** @description Where it is missed; at most 10. */
            readonly repositories: readonly string[];
        };
        readonly FailedBlobList: {
            readonly items: readonly components["schemas"]["FailedBlob"][];
            /** @description For `after`; absent on the last page. */
            readonly next?: string;
        };
    };
    responses: {
        /** @description The request is not as documented. */
        readonly BadRequest: {
            headers: {
                readonly "X-Docker-Registry-Version": components["headers"]["OptionalRegistryVersion"];
                readonly "X-Docker-Registry-Config": components["headers"]["OptionalRegistryConfig"];
                readonly "X-Request-Id": components["headers"]["RequestId"];
                readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                readonly Pragma: components["headers"]["ChangingPragma"];
                readonly Expires: components["headers"]["ChangingExpires"];
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "Invalid request",
                 *       "code": "invalid_request"
                 *     }
                 */
                readonly "application/json": components["schemas"]["InternalError"];
            };
        };
        /** @description The secret is missing or wrong, or the credentials that are asked about are. */
        readonly Unauthorized: {
            headers: {
                readonly "X-Docker-Registry-Version": components["headers"]["OptionalRegistryVersion"];
                readonly "X-Docker-Registry-Config": components["headers"]["OptionalRegistryConfig"];
                readonly "X-Request-Id": components["headers"]["RequestId"];
                readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                readonly Pragma: components["headers"]["ChangingPragma"];
                readonly Expires: components["headers"]["ChangingExpires"];
                readonly "WWW-Authenticate": components["headers"]["Challenge"];
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "Wrong username or password",
                 *       "code": "invalid_credentials"
                 *     }
                 */
                readonly "application/json": components["schemas"]["InternalError"];
            };
        };
        /** @description The account is not active. */
        readonly Forbidden: {
            headers: {
                readonly "X-Docker-Registry-Version": components["headers"]["OptionalRegistryVersion"];
                readonly "X-Docker-Registry-Config": components["headers"]["OptionalRegistryConfig"];
                readonly "X-Request-Id": components["headers"]["RequestId"];
                readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                readonly Pragma: components["headers"]["ChangingPragma"];
                readonly Expires: components["headers"]["ChangingExpires"];
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "Account is not Active",
                 *       "code": "account_inactive"
                 *     }
                 */
                readonly "application/json": components["schemas"]["InternalError"];
            };
        };
        /** @description There is no such thing. */
        readonly NotFound: {
            headers: {
                readonly "X-Docker-Registry-Version": components["headers"]["OptionalRegistryVersion"];
                readonly "X-Docker-Registry-Config": components["headers"]["OptionalRegistryConfig"];
                readonly "X-Request-Id": components["headers"]["RequestId"];
                readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                readonly Pragma: components["headers"]["ChangingPragma"];
                readonly Expires: components["headers"]["ChangingExpires"];
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "Repository not found",
                 *       "code": "repository_not_found"
                 *     }
                 */
                readonly "application/json": components["schemas"]["InternalError"];
            };
        };
        /** @description The path exists, with other methods. */
        readonly MethodNotAllowed: {
            headers: {
                readonly "X-Docker-Registry-Version": components["headers"]["OptionalRegistryVersion"];
                readonly "X-Docker-Registry-Config": components["headers"]["OptionalRegistryConfig"];
                readonly "X-Request-Id": components["headers"]["RequestId"];
                readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                readonly Pragma: components["headers"]["ChangingPragma"];
                readonly Expires: components["headers"]["ChangingExpires"];
                readonly Allow: components["headers"]["Allow"];
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "Method not allowed",
                 *       "code": "method_not_allowed"
                 *     }
                 */
                readonly "application/json": components["schemas"]["InternalError"];
            };
        };
        /** @description It cannot be done in the present state. */
        readonly Conflict: {
            headers: {
                readonly "X-Docker-Registry-Version": components["headers"]["OptionalRegistryVersion"];
                readonly "X-Docker-Registry-Config": components["headers"]["OptionalRegistryConfig"];
                readonly "X-Request-Id": components["headers"]["RequestId"];
                readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                readonly Pragma: components["headers"]["ChangingPragma"];
                readonly Expires: components["headers"]["ChangingExpires"];
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "Conflict",
                 *       "code": "conflict"
                 *     }
                 */
                readonly "application/json": components["schemas"]["InternalError"];
            };
        };
        /** @description The body is too long. */
        readonly PayloadTooLarge: {
            headers: {
                readonly "X-Docker-Registry-Version": components["headers"]["OptionalRegistryVersion"];
                readonly "X-Docker-Registry-Config": components["headers"]["OptionalRegistryConfig"];
                readonly "X-Request-Id": components["headers"]["RequestId"];
                readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                readonly Pragma: components["headers"]["ChangingPragma"];
                readonly Expires: components["headers"]["ChangingExpires"];
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "Request body too large",
                 *       "code": "payload_too_large"
                 *     }
                 */
                readonly "application/json": components["schemas"]["InternalError"];
            };
        };
        /** @description Too many password checks at once. */
        readonly TooManyRequests: {
            headers: {
                readonly "X-Docker-Registry-Version": components["headers"]["OptionalRegistryVersion"];
                readonly "X-Docker-Registry-Config": components["headers"]["OptionalRegistryConfig"];
                readonly "X-Request-Id": components["headers"]["RequestId"];
                readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                readonly Pragma: components["headers"]["ChangingPragma"];
                readonly Expires: components["headers"]["ChangingExpires"];
                readonly "Retry-After": components["headers"]["RetryAfter"];
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "Too many requests, retry later",
                 *       "code": "too_many_requests"
                 *     }
                 */
                readonly "application/json": components["schemas"]["InternalError"];
            };
        };
        /** @description An error of the server. */
        readonly InternalError: {
            headers: {
                readonly "X-Docker-Registry-Version": components["headers"]["OptionalRegistryVersion"];
                readonly "X-Docker-Registry-Config": components["headers"]["OptionalRegistryConfig"];
                readonly "X-Request-Id": components["headers"]["RequestId"];
                readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                readonly Pragma: components["headers"]["ChangingPragma"];
                readonly Expires: components["headers"]["ChangingExpires"];
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "Internal server error",
                 *       "code": "internal"
                 *     }
                 */
                readonly "application/json": components["schemas"]["InternalError"];
            };
        };
        /** @description What the service depends on is away. */
        readonly Unavailable: {
            headers: {
                readonly "X-Docker-Registry-Version": components["headers"]["OptionalRegistryVersion"];
                readonly "X-Docker-Registry-Config": components["headers"]["OptionalRegistryConfig"];
                readonly "X-Request-Id": components["headers"]["RequestId"];
                readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                readonly Pragma: components["headers"]["ChangingPragma"];
                readonly Expires: components["headers"]["ChangingExpires"];
                readonly "Retry-After": components["headers"]["RetryAfter"];
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "Service temporarily unavailable, retry later",
                 *       "code": "unavailable"
                 *     }
                 */
                readonly "application/json": components["schemas"]["InternalError"];
            };
        };
    };
    parameters: {
        /** @description A tag. Reading and deleting also take the odd names that very old engines wrote; no such tag gives 404 (protocol 2.7). */
        readonly Tag: components["schemas"]["TagName"];
    };
    requestBodies: never;
    headers: {
        /**
         * @description What is asked for.
         * @example Bearer
         */
        readonly Challenge: string;
        /**
         * @description As on `/v1`; not promised here.
         * @example 0.9.1
         */
        readonly OptionalRegistryVersion: string;
        /**
         * @description As on `/v1`; not promised here.
         * @example drydock
         */
        readonly OptionalRegistryConfig: string;
        /**
         * @description Of the request in the logs of all services; the gateway makes one when the client is not trusted to.
         * @example 9d2c6a0e-4a41-4f7e-8f0a-7d8f5f3f9f01
         */
        readonly RequestId: string;
        /**
         * @description When present.
         * @example no-cache
         */
        readonly OptionalCacheControl: string;
        /**
         * @description When present.
         * @example no-cache
         */
        readonly OptionalPragma: string;
        /**
         * @description When present.
         * @example -1
         */
        readonly OptionalExpires: string;
        /**
         * @description The answer may change (protocol 2.4).
         * @example no-cache
         */
        readonly ChangingCacheControl: "no-cache";
        /**
         * @description As Cache-Control, for clients of HTTP 1.0.
         * @example no-cache
         */
        readonly ChangingPragma: "no-cache";
        /**
         * @description As Cache-Control, for clients of HTTP 1.0.
         * @example -1
         */
        readonly ChangingExpires: "-1";
        /**
         * @description The methods of this path.
         * @example GET, HEAD
         */
        readonly Allow: string;
        /**
         * @description Seconds to wait before another attempt.
         * @example 5
         */
        readonly RetryAfter: number;
        /**
         * @description Where the run is told of.
         * @example /api/runs/1f2e3d4c-5b6a-4978-8a9b-0c1d2e3f4a5b
         */
        readonly RunLocation: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly saveRepositoryState: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The hub’s id of a repository. */
                readonly repositoryId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "name": "bobby/two",
                 *       "access": "public",
                 *       "state": "live",
                 *       "version": 3
                 *     }
                 */
                readonly "application/json": components["schemas"]["RepositoryState"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 204: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["OptionalRegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["OptionalRegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["OptionalCacheControl"];
                    readonly Pragma: components["headers"]["OptionalPragma"];
                    readonly Expires: components["headers"]["OptionalExpires"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 500: components["responses"]["InternalError"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly announceImages: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The hub’s id of a repository. */
                readonly repositoryId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "userId": "6c8a1a3e-8d5c-4f7e-9a53-0d1f5a7e2b10",
                 *       "imageIds": [
                 *         "0139c1c77468f75e6763a4612262743bd47a36b26cb2863d662756b3377bb029"
                 *       ]
                 *     }
                 */
                readonly "application/json": components["schemas"]["AnnouncedImages"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 204: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["OptionalRegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["OptionalRegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["OptionalCacheControl"];
                    readonly Pragma: components["headers"]["OptionalPragma"];
                    readonly Expires: components["headers"]["OptionalExpires"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 500: components["responses"]["InternalError"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly listChecksums: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The hub’s id of a repository. */
                readonly repositoryId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description With the payload checksum where one is known. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["OptionalRegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["OptionalRegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "images": [
                     *         {
                     *           "imageId": "0139c1c77468f75e6763a4612262743bd47a36b26cb2863d662756b3377bb029",
                     *           "checksum": "sha256:598575a49670f1aab87924f7e03523568627f0dc238c20e635787238743b549a"
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["ChecksumList"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 500: components["responses"]["InternalError"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly listTagRevisions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The hub’s id of a repository. */
                readonly repositoryId: string;
                /** @description A tag. Reading and deleting also take the odd names that very old engines wrote; no such tag gives 404 (protocol 2.7). */
                readonly tag: components["parameters"]["Tag"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The newest first. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["OptionalRegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["OptionalRegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TagRevisionList"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 500: components["responses"]["InternalError"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly restoreTagTo: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The hub’s id of a repository. */
                readonly repositoryId: string;
                /** @description A tag. Reading and deleting also take the odd names that very old engines wrote; no such tag gives 404 (protocol 2.7). */
                readonly tag: components["parameters"]["Tag"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "revision": 1,
                 *       "userId": "6c8a1a3e-8d5c-4f7e-9a53-0d1f5a7e2b10"
                 *     }
                 */
                readonly "application/json": components["schemas"]["TagRestore"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 204: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["OptionalRegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["OptionalRegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["OptionalCacheControl"];
                    readonly Pragma: components["headers"]["OptionalPragma"];
                    readonly Expires: components["headers"]["OptionalExpires"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 500: components["responses"]["InternalError"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly revokeTokens: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "tokens": [
                 *         {
                 *           "tokenId": "6c8a1a3e-8d5c-4f7e-9a53-0d1f5a7e2b10",
                 *           "expiresAt": 1795642165
                 *         }
                 *       ]
                 *     }
                 */
                readonly "application/json": components["schemas"]["Revocations"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 204: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["OptionalRegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["OptionalRegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["OptionalCacheControl"];
                    readonly Pragma: components["headers"]["OptionalPragma"];
                    readonly Expires: components["headers"]["OptionalExpires"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 500: components["responses"]["InternalError"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly listTrashEntries: {
        readonly parameters: {
            readonly query?: {
                /** @description Only of these; may be repeated. Absent: of all. */
                readonly repositoryId?: readonly string[];
                /** @description The id of the last entry of the page before. */
                readonly after?: string;
                /** @description Entries on a page. */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["OptionalRegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["OptionalRegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TrashList"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 500: components["responses"]["InternalError"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getTrashEntry: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description An entry of the trash. */
                readonly trashId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The entry. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["OptionalRegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["OptionalRegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TrashEntry"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 500: components["responses"]["InternalError"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly purgeTrashEntry: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description An entry of the trash. */
                readonly trashId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 204: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["OptionalRegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["OptionalRegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["OptionalCacheControl"];
                    readonly Pragma: components["headers"]["OptionalPragma"];
                    readonly Expires: components["headers"]["OptionalExpires"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 409: components["responses"]["Conflict"];
            readonly 500: components["responses"]["InternalError"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly restoreTrashEntry: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description An entry of the trash. */
                readonly trashId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 204: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["OptionalRegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["OptionalRegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["OptionalCacheControl"];
                    readonly Pragma: components["headers"]["OptionalPragma"];
                    readonly Expires: components["headers"]["OptionalExpires"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 409: components["responses"]["Conflict"];
            readonly 500: components["responses"]["InternalError"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly listInternalJobs: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The counts, and the dead jobs. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["OptionalRegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["OptionalRegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["JobList"];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 500: components["responses"]["InternalError"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly retryInternalJobs: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["JobChoice"];
            };
        };
        readonly responses: {
            /** @description How many were put in again. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["OptionalRegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["OptionalRegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RetriedJobs"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 500: components["responses"]["InternalError"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly startInternalRun: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "kind": "gc",
                 *       "parameters": {
                 *         "dryRun": true
                 *       },
                 *       "userId": "9b2f0a34-6a0e-4f4b-9a1c-1d2e3f4a5b6c"
                 *     }
                 */
                readonly "application/json": components["schemas"]["NewRun"];
            };
        };
        readonly responses: {
            /** @description It waits for a worker. */
            readonly 202: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["OptionalRegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["OptionalRegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly Location: components["headers"]["RunLocation"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Run"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 500: components["responses"]["InternalError"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getInternalRun: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description A run. */
                readonly runId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The run. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["OptionalRegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["OptionalRegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Run"];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 500: components["responses"]["InternalError"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly listInternalRunItems: {
        readonly parameters: {
            readonly query?: {
                /** @description The serial of the last item of the page before. */
                readonly after?: number;
                /** @description Items on a page. */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                /** @description A run. */
                readonly runId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["OptionalRegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["OptionalRegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RunItemList"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 500: components["responses"]["InternalError"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getInternalCollectionStatus: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["OptionalRegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["OptionalRegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CollectionStatus"];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 500: components["responses"]["InternalError"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly explainInternalContent: {
        readonly parameters: {
            readonly query: {
                /** @description An image id or a digest. */
                readonly subject: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["OptionalRegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["OptionalRegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Explanation"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 500: components["responses"]["InternalError"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly listInternalFailedBlobs: {
        readonly parameters: {
            readonly query?: {
                /** @description The last digest of the page before. */
                readonly subject?: string;
                /** @description How many. */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["OptionalRegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["OptionalRegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["FailedBlobList"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 500: components["responses"]["InternalError"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly healInternalBlob: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Of a corrupt or missing blob. */
                readonly digest: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/octet-stream": string;
            };
        };
        readonly responses: {
            /** @description It is whole. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["OptionalRegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["OptionalRegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @enum {string} */
                        readonly outcome: "healed" | "healthy";
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 500: components["responses"]["InternalError"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly authenticate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "username": "bobby",
                 *       "password": "secret",
                 *       "repositoryIds": [
                 *         "6c8a1a3e-8d5c-4f7e-9a53-0d1f5a7e2b10"
                 *       ]
                 *     }
                 */
                readonly "application/json": components["schemas"]["Credentials"];
            };
        };
        readonly responses: {
            /** @description The user. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["OptionalRegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["OptionalRegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "userId": "6c8a1a3e-8d5c-4f7e-9a53-0d1f5a7e2b10",
                     *       "username": "bobby",
                     *       "isAdmin": false,
                     *       "access": {
                     *         "6c8a1a3e-8d5c-4f7e-9a53-0d1f5a7e2b10": "write"
                     *       }
                     *     }
                     */
                    readonly "application/json": components["schemas"]["AuthenticatedUser"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly listKeys: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Public keys. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["OptionalRegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["OptionalRegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "keys": [
                     *         {
                     *           "kid": "k1",
                     *           "jwk": {
                     *             "kty": "OKP",
                     *             "crv": "Ed25519",
                     *             "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["KeyList"];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 500: components["responses"]["InternalError"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
}
