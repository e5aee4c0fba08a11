/** Generated from openapi/hub.yaml by `npm run generate`; do not edit. */

export interface paths {
    readonly "/v1/users": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Check a user’s credentials
         * @description The login of engines (protocol 3.3, 10). 403 while the account is not active.
         */
        readonly get: operations["getUsers"];
        readonly put?: never;
        /**
         * Register, which is also the first step of a login up to engine 1.10
         * @description A name or address that is taken gives the same 34 bytes whatever the password: engines then log in by `getUsers`. 401 while registration is closed (protocol 3.4, 10.1).
         */
        readonly post: operations["postUsers"];
        readonly delete?: never;
        readonly options?: never;
        /** Check a user’s credentials: the headers alone */
        readonly head: operations["headUsers"];
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/users/": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Check a user’s credentials (other spelling)
         * @description As `getUsers`.
         */
        readonly get: operations["getUsersSlash"];
        readonly put?: never;
        /**
         * Register, which is also the first step of a login up to engine 1.10 (other spelling)
         * @description As `postUsers`.
         */
        readonly post: operations["postUsersSlash"];
        readonly delete?: never;
        readonly options?: never;
        /**
         * Check a user’s credentials: the headers alone (other spelling)
         * @description As `headUsers`.
         */
        readonly head: operations["headUsersSlash"];
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/users/{username}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description A user. */
                readonly username: components["parameters"]["Username"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * Change one’s password or add an address
         * @description As that user, or as an administrator (protocol 3.5).
         */
        readonly put: operations["putUser"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/users/{username}/": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description A user. */
                readonly username: components["parameters"]["Username"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * Change one’s password or add an address (other spelling)
         * @description As `putUser`.
         */
        readonly put: operations["putUserSlash"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/repositories/{repository}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description A repository: one or more path segments, each as the schema says, joined by `/` (`ubuntu`, `bobby/two`, `a/b/c`; at most 255 characters in all). The slashes stand in the URL as they are: `%2F` is refused with 400. A bare name means `library/<name>` (protocol 2.6, 2.8). */
                readonly repository: components["parameters"]["Repository"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * Announce a push, and create the repository
         * @description The ids are what the token in the answer may push; the list only grows (protocol 3.6). Repositories of `library` are for administrators; one whose last part is the name of a route is refused with 400 (protocol 2.8). The repository is there from this call on, for search and lists too; a push that ends before its first tag leaves it without any, and the next push goes on in it.
         */
        readonly put: operations["putRepository"];
        readonly post?: never;
        /**
         * Delete a repository
         * @description By those who administer it; it goes to the trash. Basic with `X-Docker-Token: true` gives a token to confirm it with (202); that token, or Basic without the header, does so (200, then 404). After a 503 the call can be repeated. Protocol 3.12.
         */
        readonly delete: operations["deleteRepository"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/repositories/{repository}/": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description A repository: one or more path segments, each as the schema says, joined by `/` (`ubuntu`, `bobby/two`, `a/b/c`; at most 255 characters in all). The slashes stand in the URL as they are: `%2F` is refused with 400. A bare name means `library/<name>` (protocol 2.6, 2.8). */
                readonly repository: components["parameters"]["Repository"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * Announce a push, and create the repository (other spelling)
         * @description As `putRepository`.
         */
        readonly put: operations["putRepositorySlash"];
        readonly post?: never;
        /**
         * Delete a repository (other spelling)
         * @description As `deleteRepository`.
         */
        readonly delete: operations["deleteRepositorySlash"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/repositories/{repository}/images": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description A repository: one or more path segments, each as the schema says, joined by `/` (`ubuntu`, `bobby/two`, `a/b/c`; at most 255 characters in all). The slashes stand in the URL as they are: `%2F` is refused with 400. A bare name means `library/<name>` (protocol 2.6, 2.8). */
                readonly repository: components["parameters"]["Repository"];
            };
            readonly cookie?: never;
        };
        /**
         * The images of a repository: the start of a pull, and the check of a token
         * @description Any access of a token will do. A repository that the caller may not read looks like one that does not exist: 404, or 401 for the anonymous where repositories are private by default (protocol 3.8). While the hub is away the registry answers for public repositories, without token or cookie.
         */
        readonly get: operations["getImages"];
        /**
         * The end of a push
         * @description From engine 0.8 on the body is `[]`; it is a signal rather than data (protocol 3.7).
         */
        readonly put: operations["putImages"];
        readonly post?: never;
        /**
         * Has no effect
         * @description Kept for old scripts (protocol 3.9).
         */
        readonly delete: operations["deleteImages"];
        readonly options?: never;
        /** The images of a repository: the start of a pull, and the check of a token: the headers alone */
        readonly head: operations["headImages"];
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/repositories/{repository}/auth": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description A repository: one or more path segments, each as the schema says, joined by `/` (`ubuntu`, `bobby/two`, `a/b/c`; at most 255 characters in all). The slashes stand in the URL as they are: `%2F` is refused with 400. A bare name means `library/<name>` (protocol 2.6, 2.8). */
                readonly repository: components["parameters"]["Repository"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * Is a token valid for this repository
         * @description Protocol 3.10; no engine calls it.
         */
        readonly put: operations["putAuth"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/repositories/{repository}/layer/{imageId}/access": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description A repository: one or more path segments, each as the schema says, joined by `/` (`ubuntu`, `bobby/two`, `a/b/c`; at most 255 characters in all). The slashes stand in the URL as they are: `%2F` is refused with 400. A bare name means `library/<name>` (protocol 2.6, 2.8). */
                readonly repository: components["parameters"]["Repository"];
                /** @description An image of the repository that the token, or else the session cookie, names; with neither, the one that it can only mean. Anything that is no id gives 404. */
                readonly imageId: components["parameters"]["ImageId"];
            };
            readonly cookie?: never;
        };
        /**
         * May the bearer read this image
         * @description For Python registries that delegate to this hub (protocol 3.11).
         */
        readonly get: operations["getLayerAccess"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        /** May the bearer read this image: the headers alone */
        readonly head: operations["headLayerAccess"];
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/repositories/{repository}/properties": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description A repository: one or more path segments, each as the schema says, joined by `/` (`ubuntu`, `bobby/two`, `a/b/c`; at most 255 characters in all). The slashes stand in the URL as they are: `%2F` is refused with 400. A bare name means `library/<name>` (protocol 2.6, 2.8). */
                readonly repository: components["parameters"]["Repository"];
            };
            readonly cookie?: never;
        };
        /**
         * Is a repository public
         * @description Protocol 3.28.
         */
        readonly get: operations["getProperties"];
        /**
         * Make a repository public or private
         * @description By those who may administer it. Unknown members are ignored.
         */
        readonly put: operations["putProperties"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        /** Is a repository public: the headers alone */
        readonly head: operations["headProperties"];
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/search": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Search repositories
         * @description Names and descriptions, private ones for those who may read them. An empty `q` lists everything visible; `n` and `page` are clamped, never refused (protocol 3.29).
         */
        readonly get: operations["search"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        /** Search repositories: the headers alone */
        readonly head: operations["headSearch"];
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/me": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The caller */
        readonly get: operations["getMe"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/users": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List users
         * @description Administrators only; by name.
         */
        readonly get: operations["listUsers"];
        readonly put?: never;
        /**
         * Create a user
         * @description Administrators only.
         */
        readonly post: operations["addUser"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/users/{username}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description A user. */
                readonly username: components["parameters"]["Username"];
            };
            readonly cookie?: never;
        };
        /**
         * One user
         * @description Administrators, and the user.
         */
        readonly get: operations["getUser"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Activate, deactivate, promote, or set a password
         * @description Administrators; users their own password and address. Deactivating a user, and a password set by an administrator, revoke the user’s tokens. The last active administrator stays one (409).
         */
        readonly patch: operations["changeUser"];
        readonly trace?: never;
    };
    readonly "/api/grants": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List grants
         * @description Administrators, and those who may administer the namespace or repository.
         */
        readonly get: operations["listGrants"];
        /**
         * Grant a right, or change it
         * @description A lower level than before revokes the tokens that it took.
         */
        readonly put: operations["putGrant"];
        readonly post?: never;
        /**
         * Take a right away
         * @description Revokes the tokens that rest on it.
         */
        readonly delete: operations["deleteGrant"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/tokens": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List tokens that have not expired
         * @description One’s own; an administrator may name a user.
         */
        readonly get: operations["listTokens"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/tokens/{tokenId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description From `listTokens`. */
                readonly tokenId: string;
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Revoke a token */
        readonly delete: operations["revokeToken"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/repositories": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List repositories
         * @description Those that the caller may read, by name.
         */
        readonly get: operations["listRepositories"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/repositories/{namespace}/{name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The first part of a repository’s name; `library` for bare names. */
                readonly namespace: components["parameters"]["Namespace"];
                /** @description The rest of it; the slashes of a deeper name are sent as `%2F`. */
                readonly name: components["parameters"]["Name"];
            };
            readonly cookie?: never;
        };
        /** One repository */
        readonly get: operations["getRepository"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Put a repository into the trash
         * @description By those who administer it. After a 503 the call can be repeated.
         */
        readonly delete: operations["removeRepository"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change access or description
         * @description Those who may administer it. Making it private revokes the tokens of those who lose it.
         */
        readonly patch: operations["changeRepository"];
        readonly trace?: never;
    };
    readonly "/api/repositories/{namespace}/{name}/tags/{tag}/history": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The first part of a repository’s name; `library` for bare names. */
                readonly namespace: components["parameters"]["Namespace"];
                /** @description The rest of it; the slashes of a deeper name are sent as `%2F`. */
                readonly name: components["parameters"]["Name"];
                /** @description A tag. Reading and deleting also take the odd names that very old engines wrote; no such tag gives 404 (protocol 2.7). */
                readonly tag: components["parameters"]["Tag"];
            };
            readonly cookie?: never;
        };
        /** Where a tag pointed */
        readonly get: operations["listTagHistory"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/repositories/{namespace}/{name}/tags/{tag}/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The first part of a repository’s name; `library` for bare names. */
                readonly namespace: components["parameters"]["Namespace"];
                /** @description The rest of it; the slashes of a deeper name are sent as `%2F`. */
                readonly name: components["parameters"]["Name"];
                /** @description A tag. Reading and deleting also take the odd names that very old engines wrote; no such tag gives 404 (protocol 2.7). */
                readonly tag: components["parameters"]["Tag"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Point a tag where it pointed */
        readonly post: operations["restoreTagRevision"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/trash": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What was deleted and can still be restored
         * @description Of the repositories that the caller may write to; administrators see all. The newest first.
         */
        readonly get: operations["listTrash"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/trash/{trashId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description From `listTrash`. */
                readonly trashId: components["parameters"]["TrashId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Give it up for good
         * @description A tag by those who may write, a repository by those who administer it.
         */
        readonly delete: operations["purgeTrash"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/trash/{trashId}/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description From `listTrash`. */
                readonly trashId: components["parameters"]["TrashId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Bring it back
         * @description A tag by those who may write, a repository by those who administer it. 409 while its name is taken by another. After a 503 the call can be repeated.
         */
        readonly post: operations["restoreTrash"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/gc/runs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Collect garbage now
         * @description Administrators only. What is due by its windows, and nothing else; with `dryRun` it is told and not done.
         */
        readonly post: operations["startCollection"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/reconcile/runs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Compare the bucket with the rows
         * @description Administrators only. Reports objects that no row knows, rows whose object is missing or of another size, and uploads that nobody owns, as items of these kinds; with `fix` it heals them. Nothing is touched when the listing cannot be trusted or too much would go: `result.stopped` says so.
         */
        readonly post: operations["startReconciliation"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/rebuild/runs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Make the registry’s rows from the bucket
         * @description Administrators only. From the manifests in the bucket, into a database that holds no image; else the run fails. With `compare` it changes nothing and tells, as items, how the rows differ from what a rebuild would make.
         */
        readonly post: operations["startRebuild"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/gc/status": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What is collected, now and later
         * @description Administrators only. From one snapshot; what it costs grows with what waits for collection and the number of blobs.
         */
        readonly get: operations["getCollectionStatus"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/gc/explain": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What keeps an image or a blob
         * @description Administrators only. The chain of reasons, the nearest first; what nothing keeps has none, and a time at which it is looked at. 404 for what is not stored.
         */
        readonly get: operations["explainContent"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/jobs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What the registry's queue holds, and the jobs that failed for good
         * @description Administrators only. Rows hold the truth: a dead job is work that is still due. Without Redis, of one registry process.
         */
        readonly get: operations["listJobs"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/jobs/retry": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Put dead jobs in again
         * @description Administrators only. With all their attempts; all of them, or the one that is named.
         */
        readonly post: operations["retryJobs"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/check/runs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Ask the rows what must hold
         * @description Administrators only. One snapshot, read only; `result.holds` says whether all does, `result.invariants` what each means and what to do, the items what breaks it.
         */
        readonly post: operations["startCheck"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/verify/runs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Read every stored layer now
         * @description Administrators only. `result.failed` counts the layers that are corrupt or missing then; they are the items.
         */
        readonly post: operations["startVerification"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/verify/failed": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Layers that are corrupt or missing
         * @description Administrators only. In order of digests. Nobody is served them; the next push of the layer by any engine heals them.
         */
        readonly get: operations["listFailedBlobs"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/verify/blobs/{digest}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Of a layer that is corrupt or missing. */
                readonly digest: string;
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * Put the exact bytes of a layer back
         * @description Administrators only. Heals every image that refers to it. Other bytes are refused with 400; a layer that is whole is left as it is.
         */
        readonly put: operations["healBlob"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/runs/{runId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Of a run that was started here. */
                readonly runId: components["parameters"]["RunId"];
            };
            readonly cookie?: never;
        };
        /**
         * How a run gets on
         * @description Administrators only. Runs are kept for 30 days after their end.
         */
        readonly get: operations["getRun"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/runs/{runId}/items": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Of a run that was started here. */
                readonly runId: components["parameters"]["RunId"];
            };
            readonly cookie?: never;
        };
        /**
         * What a run found, one by one
         * @description Administrators only. In the order in which it was found; of a run that is under way, what there is so far.
         */
        readonly get: operations["listRunItems"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/livez": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Is the process alive */
        readonly get: operations["getHubLiveness"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/readyz": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Can it serve requests now */
        readonly get: operations["getHubReadiness"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/metrics": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What this process counts
         * @description For Prometheus, on the service's own port. The gateway passes it on to nobody.
         */
        readonly get: operations["getHubMetrics"];
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
        /** @description Engines leave out a name or password that is blank; both are needed. Unknown members are ignored. */
        readonly Registration: {
            readonly username: components["schemas"]["NewUsername"];
            readonly password: string;
            /** @description Needed for a new account. */
            readonly email?: string;
            /** @description Sent by engines, always empty; ignored. */
            readonly auth?: unknown;
        } & {
            readonly [key: string]: unknown;
        };
        /** @description Unknown members are ignored. */
        readonly UserUpdate: {
            readonly password?: string;
            readonly email?: string;
        } | unknown | unknown;
        readonly Announcement: readonly components["schemas"]["AnnouncedImage"][] | null | Record<string, never>;
        readonly AnnouncedImage: {
            readonly id: components["schemas"]["ImageId"];
            /** @description A tag; the registry is told of it by `putTag`. */
            readonly Tag?: unknown;
            /** @description From engines 0.6 and 0.7. */
            readonly checksum?: unknown;
        } & {
            readonly [key: string]: unknown;
        };
        readonly Properties: {
            readonly access: components["schemas"]["Visibility"];
        };
        readonly SearchPage: {
            readonly query: string;
            /** @description How many match, whatever the page; 10,000 stands for that many and more. */
            readonly num_results: number;
            readonly num_pages: number;
            readonly page: number;
            readonly page_size: number;
            readonly results: readonly components["schemas"]["SearchResult"][];
        };
        readonly SearchResult: {
            /** @description Official repositories without `library/`. */
            readonly name: string;
            readonly description: string;
            readonly star_count: number;
            readonly is_official: boolean;
            readonly is_automated: boolean;
            readonly is_trusted: boolean;
        };
        readonly Me: {
            readonly username: string;
            readonly email: string | null;
            readonly isAdmin: boolean;
        };
        readonly User: {
            readonly username: string;
            readonly email: string | null;
            readonly isAdmin: boolean;
            readonly active: boolean;
            readonly createdAt: components["schemas"]["Time"];
        };
        readonly UserList: {
            readonly items: readonly components["schemas"]["User"][];
            /** @description For `after`; absent on the last page. */
            readonly next?: string;
        };
        readonly NewUser: {
            /** @example bobby */
            readonly username: string;
            readonly email?: string;
            readonly password: string;
            /** @default false */
            readonly isAdmin: boolean;
            /** @default true */
            readonly active: boolean;
        };
        readonly UserPatch: {
            readonly active?: boolean;
            readonly isAdmin?: boolean;
            readonly password?: string;
            readonly email?: string;
        };
        readonly Grant: {
            readonly namespace: string;
            /** @description The name behind the namespace; null: every repository of it. */
            readonly repository: string | null;
            readonly username: string;
            readonly level: components["schemas"]["AccessLevel"];
        };
        readonly NewGrant: {
            readonly namespace: string;
            /** @description The name behind the namespace; absent or null: every repository of it. */
            readonly repository?: string | null;
            readonly username: components["schemas"]["Username"];
            readonly level: components["schemas"]["AccessLevel"];
        };
        readonly GrantList: {
            readonly items: readonly components["schemas"]["Grant"][];
        };
        readonly Token: {
            /** Format: uuid */
            readonly id: string;
            readonly repository: components["schemas"]["RepositoryName"];
            readonly access: components["schemas"]["TokenAccess"];
            /** @description null: anonymous. */
            readonly username: string | null;
            readonly issuedAt: components["schemas"]["Time"];
            readonly expiresAt: components["schemas"]["Time"];
            readonly revokedAt: components["schemas"]["Time"] | null;
        };
        readonly TokenList: {
            readonly items: readonly components["schemas"]["Token"][];
            /** @description For `after`; absent on the last page. */
            readonly next?: string;
        };
        readonly Repository: {
            readonly name: components["schemas"]["RepositoryName"];
            readonly access: components["schemas"]["Visibility"];
            readonly description: string;
            readonly official: boolean;
            readonly starCount: number;
            readonly createdAt: components["schemas"]["Time"];
            readonly updatedAt: components["schemas"]["Time"];
        };
        readonly RepositoryList: {
            readonly items: readonly components["schemas"]["Repository"][];
            /** @description For `after`; absent on the last page. */
            readonly next?: string;
        };
        readonly RepositoryPatch: {
            readonly access?: components["schemas"]["Visibility"];
            readonly description?: string;
        };
        readonly TagRestore: {
            readonly revision: number;
        };
        readonly TrashEntry: {
            /** Format: uuid */
            readonly id: string;
            readonly repository: components["schemas"]["RepositoryName"];
            /** @description null: the whole repository. */
            readonly tag: string | null;
            readonly deletedAt: components["schemas"]["Time"];
            readonly purgeAt: components["schemas"]["Time"];
            readonly sizeBytes: number;
        };
        readonly TrashList: {
            readonly items: readonly components["schemas"]["TrashEntry"][];
            /** @description For `after`; absent on the last page. */
            readonly next?: string;
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
        readonly CollectionRun: {
            /** @default false */
            readonly dryRun: boolean;
        };
        readonly ReconciliationRun: {
            /** @default false */
            readonly fix: boolean;
            /** @description When more of the objects would go, or are missing, nothing is healed. Default is the setting. */
            readonly maxShare?: number;
        };
        readonly RebuildRun: {
            /** @default false */
            readonly compare: boolean;
        };
        readonly RunProgress: {
            readonly done: number;
            /** @description Null while nobody knows. */
            readonly total: number | null;
            /** @description What is counted, such as `bytes`, `objects` or `rows`. */
            readonly unit: string;
            /** @description The step that is under way. */
            readonly note: string;
        };
        readonly Run: {
            /** Format: uuid */
            readonly id: string;
            /** @description `gc`, `verify`, `check`, `reconcile`, `rebuild`. */
            readonly kind: string;
            /** @description As the run was started. */
            readonly parameters: {
                readonly [key: string]: unknown;
            };
            /**
             * @description A run whose worker died goes on with another.
             * @enum {string}
             */
            readonly state: "queued" | "running" | "done" | "failed";
            readonly progress: components["schemas"]["RunProgress"];
            /** @description Once it is `done`. */
            readonly result: {
                readonly [key: string]: unknown;
            } | null;
            /** @description Once it has `failed`. */
            readonly error: string | null;
            /** @description The administrator’s name. */
            readonly createdBy: string | null;
            /** Format: date-time */
            readonly createdAt: string;
            /** Format: date-time */
            readonly startedAt: string | null;
            /** Format: date-time */
            readonly finishedAt: string | null;
        };
        readonly RunItem: {
            readonly serial: number;
            readonly kind: string;
            readonly item: {
                readonly [key: string]: unknown;
            };
        };
        readonly RunItemList: {
            readonly items: readonly components["schemas"]["RunItem"][];
            /** @description For `after`; absent on the last page. */
            readonly next?: number;
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
        readonly Explanation: {
            readonly subject: string;
            readonly blob: components["schemas"]["BlobExplanation"] | null;
            /** @description Of each repository that has it; at most 100. */
            readonly images: readonly components["schemas"]["ImageExplanation"][];
        };
        readonly NoParameters: Record<string, never>;
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
        readonly Healing: {
            readonly digest: string;
            /**
             * @description `healthy`: there was nothing to heal.
             * @enum {string}
             */
            readonly outcome: "healed" | "healthy";
        };
        /** @description Members are strings only: engines decode it into a map of strings (protocol 2.3). */
        readonly Error: {
            readonly error: string;
        } & {
            readonly [key: string]: string;
        };
        /** @example bobby */
        readonly NewUsername: string;
        /**
         * @description As old engines write it.
         * @example bob
         */
        readonly Username: string;
        /**
         * @description One segment of a repository name.
         * @example ubuntu
         */
        readonly RepositorySegment: string;
        /**
         * @description 64 lower-case hex digits, or 16 for two historic base images (protocol 2.7).
         * @example 0139c1c77468f75e6763a4612262743bd47a36b26cb2863d662756b3377bb029
         */
        readonly ImageId: string;
        /** @description A complete image of a repository. Never with a `Tag`: engines would pull it (protocol 3.8). */
        readonly ImageChecksum: {
            readonly id: components["schemas"]["ImageId"];
            /** @description Absent while the registry is away. */
            readonly checksum?: string;
        };
        /**
         * @example [
         *       {
         *         "id": "0139c1c77468f75e6763a4612262743bd47a36b26cb2863d662756b3377bb029",
         *         "checksum": "sha256:598575a49670f1aab87924f7e03523568627f0dc238c20e635787238743b549a"
         *       },
         *       {
         *         "id": "4381142a944dccfafc4428f3b1d4469713054b918f3c97f2e7f1cac2c25e0cc4"
         *       }
         *     ]
         */
        readonly ImageChecksumList: readonly components["schemas"]["ImageChecksum"][];
        /**
         * @description Who may read without a right of their own: everybody, or nobody.
         * @enum {string}
         */
        readonly Visibility: "public" | "private";
        /**
         * Format: date-time
         * @example 2026-11-23T21:29:25.000Z
         */
        readonly Time: string;
        /**
         * @description Each includes those before it.
         * @enum {string}
         */
        readonly AccessLevel: "read" | "write" | "admin";
        /**
         * @description `namespace/name`, or deeper; at most 255 characters. A bare name in a request means `library/<name>` (protocol 2.6).
         * @example bobby/two
         */
        readonly RepositoryName: string;
        /**
         * @description `write` and `delete` include reading (protocol 4.5).
         * @enum {string}
         */
        readonly TokenAccess: "read" | "write" | "delete";
        /** @example latest */
        readonly TagName: string;
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
        readonly Liveness: {
            /** @constant */
            readonly live: true;
            /**
             * @description It was told to stop and serves on for DRYDOCK_UNREADY_SECONDS. A gateway gives it no calls from then on where there is another replica.
             * @constant
             */
            readonly stopping?: true;
        };
        readonly Readiness: {
            readonly ready: boolean;
            /** @description What is missing. A gateway without the hub and a registry without its blob store are ready all the same, for what needs neither. */
            readonly reasons: readonly string[];
        };
    };
    responses: {
        /** @description The request cannot be read: a name, an id, a header or the body is wrong. */
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
                 *       "error": "Invalid data"
                 *     }
                 */
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description No credentials where some are needed, or wrong ones. */
        readonly HubUnauthorized: {
            headers: {
                readonly "X-Docker-Registry-Version": components["headers"]["OptionalRegistryVersion"];
                readonly "X-Docker-Registry-Config": components["headers"]["OptionalRegistryConfig"];
                readonly "X-Request-Id": components["headers"]["RequestId"];
                readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                readonly Pragma: components["headers"]["ChangingPragma"];
                readonly Expires: components["headers"]["ChangingExpires"];
                readonly "WWW-Authenticate": components["headers"]["HubChallenge"];
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "Wrong username or password"
                 *     }
                 */
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The account is not active, or has no right to this. */
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
                 *       "error": "Access denied"
                 *     }
                 */
                readonly "application/json": components["schemas"]["Error"];
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
                 *       "error": "Method not allowed"
                 *     }
                 */
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Too many logins at once, or more requests than this address or user may make. */
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
                 *       "error": "Too many requests, retry later"
                 *     }
                 */
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description An error of the server; what it was is in its log only. */
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
                 *       "error": "Internal server error"
                 *     }
                 */
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The service behind the gateway gave no valid answer. */
        readonly BadGateway: {
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
                 *       "error": "The service behind this address gave no valid answer"
                 *     }
                 */
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A service that is needed for this is away. */
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
                 *       "error": "Service temporarily unavailable, retry later"
                 *     }
                 */
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A service that is needed for this did not answer in time. */
        readonly GatewayTimeout: {
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
                 *       "error": "The service behind this address did not answer in time"
                 *     }
                 */
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The request cannot be read: a name, an id, a header or the body is wrong. */
        readonly BadRequestHead: {
            headers: {
                readonly "X-Docker-Registry-Version": components["headers"]["OptionalRegistryVersion"];
                readonly "X-Docker-Registry-Config": components["headers"]["OptionalRegistryConfig"];
                readonly "X-Request-Id": components["headers"]["RequestId"];
                readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                readonly Pragma: components["headers"]["ChangingPragma"];
                readonly Expires: components["headers"]["ChangingExpires"];
                readonly [name: string]: unknown;
            };
            content?: never;
        };
        /** @description No credentials where some are needed, or wrong ones. */
        readonly HubUnauthorizedHead: {
            headers: {
                readonly "X-Docker-Registry-Version": components["headers"]["OptionalRegistryVersion"];
                readonly "X-Docker-Registry-Config": components["headers"]["OptionalRegistryConfig"];
                readonly "X-Request-Id": components["headers"]["RequestId"];
                readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                readonly Pragma: components["headers"]["ChangingPragma"];
                readonly Expires: components["headers"]["ChangingExpires"];
                readonly "WWW-Authenticate": components["headers"]["HubChallenge"];
                readonly [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The account is not active, or has no right to this. */
        readonly ForbiddenHead: {
            headers: {
                readonly "X-Docker-Registry-Version": components["headers"]["OptionalRegistryVersion"];
                readonly "X-Docker-Registry-Config": components["headers"]["OptionalRegistryConfig"];
                readonly "X-Request-Id": components["headers"]["RequestId"];
                readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                readonly Pragma: components["headers"]["ChangingPragma"];
                readonly Expires: components["headers"]["ChangingExpires"];
                readonly [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The path exists, with other methods. */
        readonly MethodNotAllowedHead: {
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
            content?: never;
        };
        /** @description Too many logins at once, or more requests than this address or user may make. */
        readonly TooManyRequestsHead: {
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
            content?: never;
        };
        /** @description An error of the server; what it was is in its log only. */
        readonly InternalErrorHead: {
            headers: {
                readonly "X-Docker-Registry-Version": components["headers"]["OptionalRegistryVersion"];
                readonly "X-Docker-Registry-Config": components["headers"]["OptionalRegistryConfig"];
                readonly "X-Request-Id": components["headers"]["RequestId"];
                readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                readonly Pragma: components["headers"]["ChangingPragma"];
                readonly Expires: components["headers"]["ChangingExpires"];
                readonly [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The service behind the gateway gave no valid answer. */
        readonly BadGatewayHead: {
            headers: {
                readonly "X-Docker-Registry-Version": components["headers"]["OptionalRegistryVersion"];
                readonly "X-Docker-Registry-Config": components["headers"]["OptionalRegistryConfig"];
                readonly "X-Request-Id": components["headers"]["RequestId"];
                readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                readonly Pragma: components["headers"]["ChangingPragma"];
                readonly Expires: components["headers"]["ChangingExpires"];
                readonly [name: string]: unknown;
            };
            content?: never;
        };
        /** @description A service that is needed for this is away. */
        readonly UnavailableHead: {
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
            content?: never;
        };
        /** @description A service that is needed for this did not answer in time. */
        readonly GatewayTimeoutHead: {
            headers: {
                readonly "X-Docker-Registry-Version": components["headers"]["OptionalRegistryVersion"];
                readonly "X-Docker-Registry-Config": components["headers"]["OptionalRegistryConfig"];
                readonly "X-Request-Id": components["headers"]["RequestId"];
                readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                readonly Pragma: components["headers"]["ChangingPragma"];
                readonly Expires: components["headers"]["ChangingExpires"];
                readonly [name: string]: unknown;
            };
            content?: never;
        };
        /** @description There is no such thing, or none that this caller may see. */
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
                 *       "error": "Image not found"
                 *     }
                 */
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body did not arrive in time. */
        readonly RequestTimeout: {
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
                 *       "error": "Request body did not arrive in time"
                 *     }
                 */
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body is longer than this operation takes. */
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
                 *       "error": "Request body too large"
                 *     }
                 */
                readonly "application/json": components["schemas"]["Error"];
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
                 *       "error": "Conflict"
                 *     }
                 */
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description There is no such thing, or none that this caller may see. */
        readonly NotFoundHead: {
            headers: {
                readonly "X-Docker-Registry-Version": components["headers"]["OptionalRegistryVersion"];
                readonly "X-Docker-Registry-Config": components["headers"]["OptionalRegistryConfig"];
                readonly "X-Request-Id": components["headers"]["RequestId"];
                readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                readonly Pragma: components["headers"]["ChangingPragma"];
                readonly Expires: components["headers"]["ChangingExpires"];
                readonly [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The store is full; nothing was kept. */
        readonly InsufficientStorage: {
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
                 *       "error": "No space left to store this layer"
                 *     }
                 */
                readonly "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: {
        /** @description A user. */
        readonly Username: components["schemas"]["Username"];
        /** @description The first part of a repository’s name; `library` for bare names. */
        readonly Namespace: string;
        /** @description The rest of it; the slashes of a deeper name are sent as `%2F`. */
        readonly Name: string;
        /** @description From `listTrash`. */
        readonly TrashId: string;
        /** @description Of a run that was started here. */
        readonly RunId: string;
        /** @description `next` of the page before, or any other place in the order of names. */
        readonly After: string;
        /** @description `next` of the page before. */
        readonly AfterId: string;
        /** @description Items on a page. */
        readonly Limit: number;
        /** @description A repository: one or more path segments, each as the schema says, joined by `/` (`ubuntu`, `bobby/two`, `a/b/c`; at most 255 characters in all). The slashes stand in the URL as they are: `%2F` is refused with 400. A bare name means `library/<name>` (protocol 2.6, 2.8). */
        readonly Repository: components["schemas"]["RepositorySegment"];
        /**
         * @description `true` asks for a token in the answer.
         * @example true
         */
        readonly WantToken: string;
        /** @description An image of the repository that the token, or else the session cookie, names; with neither, the one that it can only mean. Anything that is no id gives 404. */
        readonly ImageId: components["schemas"]["ImageId"];
        /** @description A tag. Reading and deleting also take the odd names that very old engines wrote; no such tag gives 404 (protocol 2.7). */
        readonly Tag: components["schemas"]["TagName"];
    };
    requestBodies: never;
    headers: {
        /**
         * @description Engines up to 0.10 refuse a host that does not send it (protocol 2.4, 3.1).
         * @example 0.9.1
         */
        readonly RegistryVersion: string;
        /**
         * @description The flavour of the server; no client reads it.
         * @example drydock
         */
        readonly RegistryConfig: string;
        /**
         * @description Of the request in the logs of all services; the gateway makes one when the client is not trusted to.
         * @example 9d2c6a0e-4a41-4f7e-8f0a-7d8f5f3f9f01
         */
        readonly RequestId: string;
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
         * @description What the hub asks for (protocol 4.5).
         * @example Basic realm="auth required",Token
         */
        readonly HubChallenge: string;
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
         * @description For `Authorization: Token …` at the registry: no scheme, no spaces, valid for 24 h (protocol 4.1).
         * @example signature=eyJhbGciOiJFZERTQSJ9.e30.c2ln,repository="bobby/two",access=write
         */
        readonly RequiredDockerToken: string;
        /**
         * @description One `host[:port]` where the registry is; clients put their own scheme before it (protocol 2.2, 11).
         * @example registry.example:5000
         */
        readonly RequiredDockerEndpoints: string;
        /**
         * @description The token once more, behind its scheme.
         * @example Token signature=eyJhbGciOiJFZERTQSJ9.e30.c2ln,repository="bobby/two",access=write
         */
        readonly DockerTokenChallenge: string;
        /**
         * @description `session=…`: which repository an image call with Basic means, and nothing more (protocol 4.4).
         * @example session=eyJhbGciOiJFZERTQSJ9.e30.c2ln; Path=/; HttpOnly; SameSite=Lax
         */
        readonly SessionCookie: string;
        /**
         * @description For `Authorization: Token …` at the registry: no scheme, no spaces, valid for 24 h (protocol 4.1).
         * @example signature=eyJhbGciOiJFZERTQSJ9.e30.c2ln,repository="bobby/two",access=write
         */
        readonly DockerToken: string;
        /**
         * @description One `host[:port]` where the registry is; clients put their own scheme before it (protocol 2.2, 11).
         * @example registry.example:5000
         */
        readonly DockerEndpoints: string;
        /**
         * @description Where the run is told of.
         * @example /api/runs/1f2e3d4c-5b6a-4978-8a9b-0c1d2e3f4a5b
         */
        readonly RunLocation: string;
        /**
         * @description Seconds to wait before another attempt.
         * @example 5
         */
        readonly OptionalRetryAfter: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly getUsers: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Right, and active. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /** @example OK */
                    readonly "application/json": "OK";
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly postUsers: {
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
                 *       "auth": "",
                 *       "email": "bobby@example.com"
                 *     }
                 */
                readonly "application/json": components["schemas"]["Registration"];
            };
        };
        readonly responses: {
            /** @description The account was made. */
            readonly 201: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /** @example User Created */
                    readonly "application/json": "User Created";
                };
            };
            /** @description Refused, or taken: a bare JSON string, not an object. */
            readonly 400: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": string;
                };
            };
            /** @description Registration is closed: log in by `getUsers`. */
            readonly 401: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly "WWW-Authenticate": components["headers"]["HubChallenge"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /** @example Requires authorization */
                    readonly "application/json": string;
                };
            };
            readonly 405: components["responses"]["MethodNotAllowed"];
            /** @description The body did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": string;
                };
            };
            /** @description The body is longer than 64 KiB. */
            readonly 413: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /** @example Request body too large */
                    readonly "application/json": string;
                };
            };
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly headUsers: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Right, and active. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["BadRequestHead"];
            readonly 401: components["responses"]["HubUnauthorizedHead"];
            readonly 403: components["responses"]["ForbiddenHead"];
            readonly 405: components["responses"]["MethodNotAllowedHead"];
            readonly 429: components["responses"]["TooManyRequestsHead"];
            readonly 500: components["responses"]["InternalErrorHead"];
            readonly 502: components["responses"]["BadGatewayHead"];
            readonly 503: components["responses"]["UnavailableHead"];
            readonly 504: components["responses"]["GatewayTimeoutHead"];
        };
    };
    readonly getUsersSlash: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Right, and active. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /** @example OK */
                    readonly "application/json": "OK";
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly postUsersSlash: {
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
                 *       "auth": "",
                 *       "email": "bobby@example.com"
                 *     }
                 */
                readonly "application/json": components["schemas"]["Registration"];
            };
        };
        readonly responses: {
            /** @description The account was made. */
            readonly 201: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /** @example User Created */
                    readonly "application/json": "User Created";
                };
            };
            /** @description Refused, or taken: a bare JSON string, not an object. */
            readonly 400: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": string;
                };
            };
            /** @description Registration is closed: log in by `getUsers`. */
            readonly 401: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly "WWW-Authenticate": components["headers"]["HubChallenge"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /** @example Requires authorization */
                    readonly "application/json": string;
                };
            };
            readonly 405: components["responses"]["MethodNotAllowed"];
            /** @description The body did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": string;
                };
            };
            /** @description The body is longer than 64 KiB. */
            readonly 413: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /** @example Request body too large */
                    readonly "application/json": string;
                };
            };
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly headUsersSlash: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Right, and active. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["BadRequestHead"];
            readonly 401: components["responses"]["HubUnauthorizedHead"];
            readonly 403: components["responses"]["ForbiddenHead"];
            readonly 405: components["responses"]["MethodNotAllowedHead"];
            readonly 429: components["responses"]["TooManyRequestsHead"];
            readonly 500: components["responses"]["InternalErrorHead"];
            readonly 502: components["responses"]["BadGatewayHead"];
            readonly 503: components["responses"]["UnavailableHead"];
            readonly 504: components["responses"]["GatewayTimeoutHead"];
        };
    };
    readonly putUser: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description A user. */
                readonly username: components["parameters"]["Username"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "email": "bob@example.com"
                 *     }
                 */
                readonly "application/json": components["schemas"]["UserUpdate"];
            };
        };
        readonly responses: {
            /** @description Changed. */
            readonly 204: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["OptionalCacheControl"];
                    readonly Pragma: components["headers"]["OptionalPragma"];
                    readonly Expires: components["headers"]["OptionalExpires"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 408: components["responses"]["RequestTimeout"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly putUserSlash: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description A user. */
                readonly username: components["parameters"]["Username"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "email": "bob@example.com"
                 *     }
                 */
                readonly "application/json": components["schemas"]["UserUpdate"];
            };
        };
        readonly responses: {
            /** @description Changed. */
            readonly 204: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["OptionalCacheControl"];
                    readonly Pragma: components["headers"]["OptionalPragma"];
                    readonly Expires: components["headers"]["OptionalExpires"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 408: components["responses"]["RequestTimeout"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly putRepository: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description `true` asks for a token in the answer.
                 * @example true
                 */
                readonly "X-Docker-Token"?: components["parameters"]["WantToken"];
            };
            readonly path: {
                /** @description A repository: one or more path segments, each as the schema says, joined by `/` (`ubuntu`, `bobby/two`, `a/b/c`; at most 255 characters in all). The slashes stand in the URL as they are: `%2F` is refused with 400. A bare name means `library/<name>` (protocol 2.6, 2.8). */
                readonly repository: components["parameters"]["Repository"];
            };
            readonly cookie?: never;
        };
        /** @description Parents first; an image with several tags stands once for each. `null` and `{}` count as empty; unknown members are ignored. */
        readonly requestBody: {
            readonly content: {
                /**
                 * @example [
                 *       {
                 *         "id": "0139c1c77468f75e6763a4612262743bd47a36b26cb2863d662756b3377bb029"
                 *       },
                 *       {
                 *         "id": "4381142a944dccfafc4428f3b1d4469713054b918f3c97f2e7f1cac2c25e0cc4",
                 *         "Tag": "latest"
                 *       }
                 *     ]
                 */
                readonly "application/json": components["schemas"]["Announcement"];
            };
        };
        readonly responses: {
            /** @description Go on at these endpoints with this token. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly "X-Docker-Token": components["headers"]["RequiredDockerToken"];
                    readonly "X-Docker-Endpoints": components["headers"]["RequiredDockerEndpoints"];
                    readonly "WWW-Authenticate": components["headers"]["DockerTokenChallenge"];
                    readonly "Set-Cookie": components["headers"]["SessionCookie"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /** @example  */
                    readonly "application/json": "";
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 408: components["responses"]["RequestTimeout"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly deleteRepository: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description `true` asks for a token in the answer.
                 * @example true
                 */
                readonly "X-Docker-Token"?: components["parameters"]["WantToken"];
            };
            readonly path: {
                /** @description A repository: one or more path segments, each as the schema says, joined by `/` (`ubuntu`, `bobby/two`, `a/b/c`; at most 255 characters in all). The slashes stand in the URL as they are: `%2F` is refused with 400. A bare name means `library/<name>` (protocol 2.6, 2.8). */
                readonly repository: components["parameters"]["Repository"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Deleted. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /** @example true */
                    readonly "application/json": true;
                };
            };
            /** @description Delete it with this token. */
            readonly 202: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly "X-Docker-Token": components["headers"]["RequiredDockerToken"];
                    readonly "X-Docker-Endpoints": components["headers"]["RequiredDockerEndpoints"];
                    readonly "WWW-Authenticate": components["headers"]["DockerTokenChallenge"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /** @example  */
                    readonly "application/json": "";
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 409: components["responses"]["Conflict"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly putRepositorySlash: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description `true` asks for a token in the answer.
                 * @example true
                 */
                readonly "X-Docker-Token"?: components["parameters"]["WantToken"];
            };
            readonly path: {
                /** @description A repository: one or more path segments, each as the schema says, joined by `/` (`ubuntu`, `bobby/two`, `a/b/c`; at most 255 characters in all). The slashes stand in the URL as they are: `%2F` is refused with 400. A bare name means `library/<name>` (protocol 2.6, 2.8). */
                readonly repository: components["parameters"]["Repository"];
            };
            readonly cookie?: never;
        };
        /** @description Parents first; an image with several tags stands once for each. `null` and `{}` count as empty; unknown members are ignored. */
        readonly requestBody: {
            readonly content: {
                /**
                 * @example [
                 *       {
                 *         "id": "0139c1c77468f75e6763a4612262743bd47a36b26cb2863d662756b3377bb029"
                 *       },
                 *       {
                 *         "id": "4381142a944dccfafc4428f3b1d4469713054b918f3c97f2e7f1cac2c25e0cc4",
                 *         "Tag": "latest"
                 *       }
                 *     ]
                 */
                readonly "application/json": components["schemas"]["Announcement"];
            };
        };
        readonly responses: {
            /** @description Go on at these endpoints with this token. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly "X-Docker-Token": components["headers"]["RequiredDockerToken"];
                    readonly "X-Docker-Endpoints": components["headers"]["RequiredDockerEndpoints"];
                    readonly "WWW-Authenticate": components["headers"]["DockerTokenChallenge"];
                    readonly "Set-Cookie": components["headers"]["SessionCookie"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /** @example  */
                    readonly "application/json": "";
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 408: components["responses"]["RequestTimeout"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly deleteRepositorySlash: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description `true` asks for a token in the answer.
                 * @example true
                 */
                readonly "X-Docker-Token"?: components["parameters"]["WantToken"];
            };
            readonly path: {
                /** @description A repository: one or more path segments, each as the schema says, joined by `/` (`ubuntu`, `bobby/two`, `a/b/c`; at most 255 characters in all). The slashes stand in the URL as they are: `%2F` is refused with 400. A bare name means `library/<name>` (protocol 2.6, 2.8). */
                readonly repository: components["parameters"]["Repository"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Deleted. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /** @example true */
                    readonly "application/json": true;
                };
            };
            /** @description Delete it with this token. */
            readonly 202: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly "X-Docker-Token": components["headers"]["RequiredDockerToken"];
                    readonly "X-Docker-Endpoints": components["headers"]["RequiredDockerEndpoints"];
                    readonly "WWW-Authenticate": components["headers"]["DockerTokenChallenge"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /** @example  */
                    readonly "application/json": "";
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 409: components["responses"]["Conflict"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly getImages: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description `true` asks for a token in the answer.
                 * @example true
                 */
                readonly "X-Docker-Token"?: components["parameters"]["WantToken"];
            };
            readonly path: {
                /** @description A repository: one or more path segments, each as the schema says, joined by `/` (`ubuntu`, `bobby/two`, `a/b/c`; at most 255 characters in all). The slashes stand in the URL as they are: `%2F` is refused with 400. A bare name means `library/<name>` (protocol 2.6, 2.8). */
                readonly repository: components["parameters"]["Repository"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Every image that is complete. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly "X-Docker-Token": components["headers"]["DockerToken"];
                    readonly "X-Docker-Endpoints": components["headers"]["RequiredDockerEndpoints"];
                    readonly "WWW-Authenticate": components["headers"]["DockerTokenChallenge"];
                    readonly "Set-Cookie": components["headers"]["SessionCookie"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "0139c1c77468f75e6763a4612262743bd47a36b26cb2863d662756b3377bb029",
                     *         "checksum": "sha256:598575a49670f1aab87924f7e03523568627f0dc238c20e635787238743b549a"
                     *       },
                     *       {
                     *         "id": "4381142a944dccfafc4428f3b1d4469713054b918f3c97f2e7f1cac2c25e0cc4"
                     *       }
                     *     ]
                     */
                    readonly "application/json": components["schemas"]["ImageChecksumList"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly putImages: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description `true` asks for a token in the answer.
                 * @example true
                 */
                readonly "X-Docker-Token"?: components["parameters"]["WantToken"];
                /**
                 * @description Where the engine pushed to; not used.
                 * @example http://registry.example:5000/v1/
                 */
                readonly "X-Docker-Endpoints"?: string;
            };
            readonly path: {
                /** @description A repository: one or more path segments, each as the schema says, joined by `/` (`ubuntu`, `bobby/two`, `a/b/c`; at most 255 characters in all). The slashes stand in the URL as they are: `%2F` is refused with 400. A bare name means `library/<name>` (protocol 2.6, 2.8). */
                readonly repository: components["parameters"]["Repository"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /** @example [] */
                readonly "application/json": components["schemas"]["Announcement"];
            };
        };
        readonly responses: {
            /** @description Noted. Engines take nothing but 204. */
            readonly 204: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["OptionalCacheControl"];
                    readonly Pragma: components["headers"]["OptionalPragma"];
                    readonly Expires: components["headers"]["OptionalExpires"];
                    readonly "X-Docker-Endpoints": components["headers"]["DockerEndpoints"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 408: components["responses"]["RequestTimeout"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly deleteImages: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description `true` asks for a token in the answer.
                 * @example true
                 */
                readonly "X-Docker-Token"?: components["parameters"]["WantToken"];
            };
            readonly path: {
                /** @description A repository: one or more path segments, each as the schema says, joined by `/` (`ubuntu`, `bobby/two`, `a/b/c`; at most 255 characters in all). The slashes stand in the URL as they are: `%2F` is refused with 400. A bare name means `library/<name>` (protocol 2.6, 2.8). */
                readonly repository: components["parameters"]["Repository"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Nothing was done. */
            readonly 204: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["OptionalCacheControl"];
                    readonly Pragma: components["headers"]["OptionalPragma"];
                    readonly Expires: components["headers"]["OptionalExpires"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly headImages: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description `true` asks for a token in the answer.
                 * @example true
                 */
                readonly "X-Docker-Token"?: components["parameters"]["WantToken"];
            };
            readonly path: {
                /** @description A repository: one or more path segments, each as the schema says, joined by `/` (`ubuntu`, `bobby/two`, `a/b/c`; at most 255 characters in all). The slashes stand in the URL as they are: `%2F` is refused with 400. A bare name means `library/<name>` (protocol 2.6, 2.8). */
                readonly repository: components["parameters"]["Repository"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Every image that is complete. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly "X-Docker-Token": components["headers"]["DockerToken"];
                    readonly "X-Docker-Endpoints": components["headers"]["RequiredDockerEndpoints"];
                    readonly "WWW-Authenticate": components["headers"]["DockerTokenChallenge"];
                    readonly "Set-Cookie": components["headers"]["SessionCookie"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["BadRequestHead"];
            readonly 401: components["responses"]["HubUnauthorizedHead"];
            readonly 403: components["responses"]["ForbiddenHead"];
            readonly 404: components["responses"]["NotFoundHead"];
            readonly 405: components["responses"]["MethodNotAllowedHead"];
            readonly 429: components["responses"]["TooManyRequestsHead"];
            readonly 500: components["responses"]["InternalErrorHead"];
            readonly 502: components["responses"]["BadGatewayHead"];
            readonly 503: components["responses"]["UnavailableHead"];
            readonly 504: components["responses"]["GatewayTimeoutHead"];
        };
    };
    readonly putAuth: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description A repository: one or more path segments, each as the schema says, joined by `/` (`ubuntu`, `bobby/two`, `a/b/c`; at most 255 characters in all). The slashes stand in the URL as they are: `%2F` is refused with 400. A bare name means `library/<name>` (protocol 2.6, 2.8). */
                readonly repository: components["parameters"]["Repository"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It is. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /** @example OK */
                    readonly "application/json": "OK";
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly getLayerAccess: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description A repository: one or more path segments, each as the schema says, joined by `/` (`ubuntu`, `bobby/two`, `a/b/c`; at most 255 characters in all). The slashes stand in the URL as they are: `%2F` is refused with 400. A bare name means `library/<name>` (protocol 2.6, 2.8). */
                readonly repository: components["parameters"]["Repository"];
                /** @description An image of the repository that the token, or else the session cookie, names; with neither, the one that it can only mean. Anything that is no id gives 404. */
                readonly imageId: components["parameters"]["ImageId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Whether. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access": true
                     *     }
                     */
                    readonly "application/json": {
                        readonly access: boolean;
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly headLayerAccess: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description A repository: one or more path segments, each as the schema says, joined by `/` (`ubuntu`, `bobby/two`, `a/b/c`; at most 255 characters in all). The slashes stand in the URL as they are: `%2F` is refused with 400. A bare name means `library/<name>` (protocol 2.6, 2.8). */
                readonly repository: components["parameters"]["Repository"];
                /** @description An image of the repository that the token, or else the session cookie, names; with neither, the one that it can only mean. Anything that is no id gives 404. */
                readonly imageId: components["parameters"]["ImageId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Whether. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["BadRequestHead"];
            readonly 401: components["responses"]["HubUnauthorizedHead"];
            readonly 403: components["responses"]["ForbiddenHead"];
            readonly 404: components["responses"]["NotFoundHead"];
            readonly 405: components["responses"]["MethodNotAllowedHead"];
            readonly 429: components["responses"]["TooManyRequestsHead"];
            readonly 500: components["responses"]["InternalErrorHead"];
            readonly 502: components["responses"]["BadGatewayHead"];
            readonly 503: components["responses"]["UnavailableHead"];
            readonly 504: components["responses"]["GatewayTimeoutHead"];
        };
    };
    readonly getProperties: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description A repository: one or more path segments, each as the schema says, joined by `/` (`ubuntu`, `bobby/two`, `a/b/c`; at most 255 characters in all). The slashes stand in the URL as they are: `%2F` is refused with 400. A bare name means `library/<name>` (protocol 2.6, 2.8). */
                readonly repository: components["parameters"]["Repository"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Who may read it. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access": "public"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Properties"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly putProperties: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description A repository: one or more path segments, each as the schema says, joined by `/` (`ubuntu`, `bobby/two`, `a/b/c`; at most 255 characters in all). The slashes stand in the URL as they are: `%2F` is refused with 400. A bare name means `library/<name>` (protocol 2.6, 2.8). */
                readonly repository: components["parameters"]["Repository"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "access": "private"
                 *     }
                 */
                readonly "application/json": {
                    readonly access: components["schemas"]["Visibility"];
                } & {
                    readonly [key: string]: unknown;
                };
            };
        };
        readonly responses: {
            /** @description So it is. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /** @example true */
                    readonly "application/json": true;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 408: components["responses"]["RequestTimeout"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly headProperties: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description A repository: one or more path segments, each as the schema says, joined by `/` (`ubuntu`, `bobby/two`, `a/b/c`; at most 255 characters in all). The slashes stand in the URL as they are: `%2F` is refused with 400. A bare name means `library/<name>` (protocol 2.6, 2.8). */
                readonly repository: components["parameters"]["Repository"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Who may read it. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["BadRequestHead"];
            readonly 401: components["responses"]["HubUnauthorizedHead"];
            readonly 403: components["responses"]["ForbiddenHead"];
            readonly 404: components["responses"]["NotFoundHead"];
            readonly 405: components["responses"]["MethodNotAllowedHead"];
            readonly 429: components["responses"]["TooManyRequestsHead"];
            readonly 500: components["responses"]["InternalErrorHead"];
            readonly 502: components["responses"]["BadGatewayHead"];
            readonly 503: components["responses"]["UnavailableHead"];
            readonly 504: components["responses"]["GatewayTimeoutHead"];
        };
    };
    readonly search: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description A leading `library/` is dropped. Empty, absent or blank: everything visible; nothing is found by control characters.
                 * @example two
                 */
                readonly q?: string;
                /** @description Results on a page, 1 to 100. */
                readonly n?: number | string;
                /** @description From 1. */
                readonly page?: number | string;
            };
            readonly header?: {
                /**
                 * @description `true` asks for a token in the answer.
                 * @example true
                 */
                readonly "X-Docker-Token"?: components["parameters"]["WantToken"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of results. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "query": "two",
                     *       "num_results": 1,
                     *       "num_pages": 1,
                     *       "page": 1,
                     *       "page_size": 25,
                     *       "results": [
                     *         {
                     *           "name": "bobby/two",
                     *           "description": "another",
                     *           "star_count": 1,
                     *           "is_official": false,
                     *           "is_trusted": false,
                     *           "is_automated": false
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["SearchPage"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly headSearch: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description A leading `library/` is dropped. Empty, absent or blank: everything visible; nothing is found by control characters.
                 * @example two
                 */
                readonly q?: string;
                /** @description Results on a page, 1 to 100. */
                readonly n?: number | string;
                /** @description From 1. */
                readonly page?: number | string;
            };
            readonly header?: {
                /**
                 * @description `true` asks for a token in the answer.
                 * @example true
                 */
                readonly "X-Docker-Token"?: components["parameters"]["WantToken"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of results. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["BadRequestHead"];
            readonly 401: components["responses"]["HubUnauthorizedHead"];
            readonly 403: components["responses"]["ForbiddenHead"];
            readonly 405: components["responses"]["MethodNotAllowedHead"];
            readonly 429: components["responses"]["TooManyRequestsHead"];
            readonly 500: components["responses"]["InternalErrorHead"];
            readonly 502: components["responses"]["BadGatewayHead"];
            readonly 503: components["responses"]["UnavailableHead"];
            readonly 504: components["responses"]["GatewayTimeoutHead"];
        };
    };
    readonly getMe: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Who the credentials belong to. */
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
                     *       "username": "bobby",
                     *       "email": "bobby@example.com",
                     *       "isAdmin": false
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Me"];
                };
            };
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly listUsers: {
        readonly parameters: {
            readonly query?: {
                /** @description `next` of the page before, or any other place in the order of names. */
                readonly after?: components["parameters"]["After"];
                /** @description Items on a page. */
                readonly limit?: components["parameters"]["Limit"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of users. */
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
                     *       "items": [
                     *         {
                     *           "username": "bobby",
                     *           "email": "bobby@example.com",
                     *           "isAdmin": false,
                     *           "active": true,
                     *           "createdAt": "2026-11-23T21:29:25.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["UserList"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly addUser: {
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
                 *       "email": "bobby@example.com"
                 *     }
                 */
                readonly "application/json": components["schemas"]["NewUser"];
            };
        };
        readonly responses: {
            /** @description The user. */
            readonly 201: {
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
                     *       "username": "bobby",
                     *       "email": "bobby@example.com",
                     *       "isAdmin": false,
                     *       "active": true,
                     *       "createdAt": "2026-11-23T21:29:25.000Z"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["User"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 408: components["responses"]["RequestTimeout"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly getUser: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description A user. */
                readonly username: components["parameters"]["Username"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
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
                     *       "username": "bobby",
                     *       "email": "bobby@example.com",
                     *       "isAdmin": false,
                     *       "active": true,
                     *       "createdAt": "2026-11-23T21:29:25.000Z"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["User"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly changeUser: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description A user. */
                readonly username: components["parameters"]["Username"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "active": false
                 *     }
                 */
                readonly "application/json": components["schemas"]["UserPatch"];
            };
        };
        readonly responses: {
            /** @description The user as it is now. */
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
                     *       "username": "bobby",
                     *       "email": "bobby@example.com",
                     *       "isAdmin": false,
                     *       "active": false,
                     *       "createdAt": "2026-11-23T21:29:25.000Z"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["User"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 408: components["responses"]["RequestTimeout"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly listGrants: {
        readonly parameters: {
            readonly query?: {
                /** @description The namespace. */
                readonly namespace?: string;
                /** @description Only grants for this name behind the namespace. */
                readonly repository?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The grants. */
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
                     *       "items": [
                     *         {
                     *           "namespace": "bobby",
                     *           "repository": "two",
                     *           "username": "carol",
                     *           "level": "write"
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["GrantList"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly putGrant: {
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
                 *       "namespace": "bobby",
                 *       "repository": "two",
                 *       "username": "carol",
                 *       "level": "write"
                 *     }
                 */
                readonly "application/json": components["schemas"]["NewGrant"];
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
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 408: components["responses"]["RequestTimeout"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly deleteGrant: {
        readonly parameters: {
            readonly query: {
                /** @description The namespace. */
                readonly namespace: string;
                /** @description The name behind the namespace; absent: the grant for the whole namespace. */
                readonly repository?: string;
                /** @description Whose. */
                readonly username: components["schemas"]["Username"];
            };
            readonly header?: never;
            readonly path?: never;
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
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly listTokens: {
        readonly parameters: {
            readonly query?: {
                /** @description Whose; absent: the caller’s. */
                readonly username?: components["schemas"]["Username"];
                /** @description `next` of the page before. */
                readonly after?: components["parameters"]["AfterId"];
                /** @description Items on a page. */
                readonly limit?: components["parameters"]["Limit"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of tokens, without their signatures. */
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
                     *       "items": [
                     *         {
                     *           "id": "6c8a1a3e-8d5c-4f7e-9a53-0d1f5a7e2b10",
                     *           "repository": "bobby/two",
                     *           "access": "write",
                     *           "username": "bobby",
                     *           "issuedAt": "2026-11-23T21:29:25.000Z",
                     *           "expiresAt": "2026-11-24T21:29:25.000Z",
                     *           "revokedAt": null
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["TokenList"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly revokeToken: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description From `listTokens`. */
                readonly tokenId: string;
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
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly listRepositories: {
        readonly parameters: {
            readonly query?: {
                /** @description The namespace. */
                readonly namespace?: string;
                /** @description `next` of the page before, or any other place in the order of names. */
                readonly after?: components["parameters"]["After"];
                /** @description Items on a page. */
                readonly limit?: components["parameters"]["Limit"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of repositories. */
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
                     *       "items": [
                     *         {
                     *           "name": "bobby/two",
                     *           "access": "public",
                     *           "description": "another",
                     *           "official": false,
                     *           "starCount": 1,
                     *           "createdAt": "2026-11-23T21:29:25.000Z",
                     *           "updatedAt": "2026-11-23T21:29:25.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["RepositoryList"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly getRepository: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The first part of a repository’s name; `library` for bare names. */
                readonly namespace: components["parameters"]["Namespace"];
                /** @description The rest of it; the slashes of a deeper name are sent as `%2F`. */
                readonly name: components["parameters"]["Name"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The repository. */
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
                     *       "name": "bobby/two",
                     *       "access": "public",
                     *       "description": "another",
                     *       "official": false,
                     *       "starCount": 1,
                     *       "createdAt": "2026-11-23T21:29:25.000Z",
                     *       "updatedAt": "2026-11-23T21:29:25.000Z"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Repository"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly removeRepository: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The first part of a repository’s name; `library` for bare names. */
                readonly namespace: components["parameters"]["Namespace"];
                /** @description The rest of it; the slashes of a deeper name are sent as `%2F`. */
                readonly name: components["parameters"]["Name"];
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
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 409: components["responses"]["Conflict"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly changeRepository: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The first part of a repository’s name; `library` for bare names. */
                readonly namespace: components["parameters"]["Namespace"];
                /** @description The rest of it; the slashes of a deeper name are sent as `%2F`. */
                readonly name: components["parameters"]["Name"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "access": "private"
                 *     }
                 */
                readonly "application/json": components["schemas"]["RepositoryPatch"];
            };
        };
        readonly responses: {
            /** @description The repository as it is now. */
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
                     *       "name": "bobby/two",
                     *       "access": "private",
                     *       "description": "another",
                     *       "official": false,
                     *       "starCount": 1,
                     *       "createdAt": "2026-11-23T21:29:25.000Z",
                     *       "updatedAt": "2026-11-23T21:29:25.000Z"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Repository"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 408: components["responses"]["RequestTimeout"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly listTagHistory: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The first part of a repository’s name; `library` for bare names. */
                readonly namespace: components["parameters"]["Namespace"];
                /** @description The rest of it; the slashes of a deeper name are sent as `%2F`. */
                readonly name: components["parameters"]["Name"];
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
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "revision": 2,
                     *           "imageId": "4381142a944dccfafc4428f3b1d4469713054b918f3c97f2e7f1cac2c25e0cc4",
                     *           "movedAt": "2026-11-23T21:29:25.000Z",
                     *           "keepUntil": null,
                     *           "movedBy": "bobby"
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["TagRevisionList"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly restoreTagRevision: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The first part of a repository’s name; `library` for bare names. */
                readonly namespace: components["parameters"]["Namespace"];
                /** @description The rest of it; the slashes of a deeper name are sent as `%2F`. */
                readonly name: components["parameters"]["Name"];
                /** @description A tag. Reading and deleting also take the odd names that very old engines wrote; no such tag gives 404 (protocol 2.7). */
                readonly tag: components["parameters"]["Tag"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "revision": 1
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
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 408: components["responses"]["RequestTimeout"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly listTrash: {
        readonly parameters: {
            readonly query?: {
                /** @description `next` of the page before. */
                readonly after?: components["parameters"]["AfterId"];
                /** @description Items on a page. */
                readonly limit?: components["parameters"]["Limit"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of the trash. */
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
                     *       "items": [
                     *         {
                     *           "id": "6c8a1a3e-8d5c-4f7e-9a53-0d1f5a7e2b11",
                     *           "repository": "bobby/two",
                     *           "tag": "latest",
                     *           "deletedAt": "2026-11-23T21:29:25.000Z",
                     *           "purgeAt": "2026-11-30T21:29:25.000Z",
                     *           "sizeBytes": 300374
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["TrashList"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly purgeTrash: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description From `listTrash`. */
                readonly trashId: components["parameters"]["TrashId"];
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
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 409: components["responses"]["Conflict"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly restoreTrash: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description From `listTrash`. */
                readonly trashId: components["parameters"]["TrashId"];
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
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 409: components["responses"]["Conflict"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly startCollection: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                /**
                 * @example {
                 *       "dryRun": false
                 *     }
                 */
                readonly "application/json": components["schemas"]["CollectionRun"];
            };
        };
        readonly responses: {
            /** @description The run that was started; poll it at `Location`. */
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
                    /**
                     * @example {
                     *       "id": "1f2e3d4c-5b6a-4978-8a9b-0c1d2e3f4a5b",
                     *       "kind": "gc",
                     *       "parameters": {
                     *         "dryRun": false
                     *       },
                     *       "state": "queued",
                     *       "progress": {
                     *         "done": 0,
                     *         "total": null,
                     *         "unit": "",
                     *         "note": ""
                     *       },
                     *       "result": null,
                     *       "error": null,
                     *       "createdBy": "root",
                     *       "createdAt": "2026-11-25T08:00:00.000Z",
                     *       "startedAt": null,
                     *       "finishedAt": null
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Run"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 408: components["responses"]["RequestTimeout"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly startReconciliation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                /**
                 * @example {
                 *       "fix": true
                 *     }
                 */
                readonly "application/json": components["schemas"]["ReconciliationRun"];
            };
        };
        readonly responses: {
            /** @description The run that was started; poll it at `Location`. */
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
                    /**
                     * @example {
                     *       "id": "1f2e3d4c-5b6a-4978-8a9b-0c1d2e3f4a5b",
                     *       "kind": "reconcile",
                     *       "parameters": {
                     *         "fix": true
                     *       },
                     *       "state": "queued",
                     *       "progress": {
                     *         "done": 0,
                     *         "total": null,
                     *         "unit": "",
                     *         "note": ""
                     *       },
                     *       "result": null,
                     *       "error": null,
                     *       "createdBy": "root",
                     *       "createdAt": "2026-11-25T08:00:00.000Z",
                     *       "startedAt": null,
                     *       "finishedAt": null
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Run"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 408: components["responses"]["RequestTimeout"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly startRebuild: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                /**
                 * @example {
                 *       "compare": true
                 *     }
                 */
                readonly "application/json": components["schemas"]["RebuildRun"];
            };
        };
        readonly responses: {
            /** @description The run that was started; poll it at `Location`. */
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
                    /**
                     * @example {
                     *       "id": "1f2e3d4c-5b6a-4978-8a9b-0c1d2e3f4a5b",
                     *       "kind": "rebuild",
                     *       "parameters": {
                     *         "compare": true
                     *       },
                     *       "state": "queued",
                     *       "progress": {
                     *         "done": 0,
                     *         "total": null,
                     *         "unit": "",
                     *         "note": ""
                     *       },
                     *       "result": null,
                     *       "error": null,
                     *       "createdBy": "root",
                     *       "createdAt": "2026-11-25T08:00:00.000Z",
                     *       "startedAt": null,
                     *       "finishedAt": null
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Run"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 408: components["responses"]["RequestTimeout"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly getCollectionStatus: {
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
                    /**
                     * @example {
                     *       "stored": {
                     *         "blobs": 1200,
                     *         "bytes": 52428800000
                     *       },
                     *       "reviews": {
                     *         "due": 0,
                     *         "waiting": 41,
                     *         "oldestDueAt": "2026-11-27T08:00:00.000Z"
                     *       },
                     *       "uploads": {
                     *         "underWay": 2,
                     *         "silent": 0
                     *       },
                     *       "objects": {
                     *         "due": 0,
                     *         "dueBytes": 0,
                     *         "waiting": 12,
                     *         "waitingBytes": 402653184,
                     *         "nextDueAt": "2026-11-25T15:00:00.000Z"
                     *       },
                     *       "trash": {
                     *         "entries": 3,
                     *         "nextPurgeAt": "2026-12-01T08:00:00.000Z"
                     *       },
                     *       "history": {
                     *         "entries": 9,
                     *         "nextExpiryAt": "2026-12-20T08:00:00.000Z"
                     *       },
                     *       "windows": {
                     *         "leaseSeconds": 172800,
                     *         "reviewDelaySeconds": 3600
                     *       }
                     *     }
                     */
                    readonly "application/json": components["schemas"]["CollectionStatus"];
                };
            };
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly explainContent: {
        readonly parameters: {
            readonly query: {
                /** @description An image id (64 or 16 hexadecimal digits) or a digest (`sha256:` and 64). */
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
                    /**
                     * @example {
                     *       "subject": "4381142a944dccfafc4428f3b1d4469713054b918f3c97f2e7f1cac2c25e0cc4",
                     *       "blob": null,
                     *       "images": [
                     *         {
                     *           "repository": "bobby/two",
                     *           "repositoryState": "live",
                     *           "imageId": "4381142a944dccfafc4428f3b1d4469713054b918f3c97f2e7f1cac2c25e0cc4",
                     *           "state": "complete",
                     *           "parent": null,
                     *           "digest": "sha256:598575a49670f1aab87924f7e03523568627f0dc238c20e635787238743b549a",
                     *           "reasons": [
                     *             {
                     *               "kind": "tag",
                     *               "via": [],
                     *               "tag": "latest",
                     *               "until": null,
                     *               "reference": null
                     *             }
                     *           ],
                     *           "hasMoreReasons": false,
                     *           "reviewDueAt": null
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Explanation"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly listJobs: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The counts, and the dead jobs; those first that died first, a thousand at most. */
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
                     *       "counts": {
                     *         "waiting": 0,
                     *         "active": 1,
                     *         "delayed": 3,
                     *         "dead": 1
                     *       },
                     *       "dead": [
                     *         {
                     *           "id": "4711",
                     *           "name": "verify-layer",
                     *           "payload": {
                     *             "digest": "sha256:9834876dcfb05cb167a5c24953eba58c4ac89b1adf57f28f2f9d09af107ee8f0",
                     *             "storageKey": "blobs/ab/abcdef"
                     *           },
                     *           "attempts": 10,
                     *           "failedAt": "2026-11-25T08:00:00.000Z",
                     *           "reason": "Service temporarily unavailable, retry later"
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["JobList"];
                };
            };
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly retryJobs: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                /**
                 * @example {
                 *       "id": "4711"
                 *     }
                 */
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
                    /**
                     * @example {
                     *       "retried": 1
                     *     }
                     */
                    readonly "application/json": components["schemas"]["RetriedJobs"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly startCheck: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                /** @example {} */
                readonly "application/json": components["schemas"]["NoParameters"];
            };
        };
        readonly responses: {
            /** @description The run that was started; poll it at `Location`. */
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
                    /**
                     * @example {
                     *       "id": "1f2e3d4c-5b6a-4978-8a9b-0c1d2e3f4a5b",
                     *       "kind": "check",
                     *       "parameters": {},
                     *       "state": "queued",
                     *       "progress": {
                     *         "done": 0,
                     *         "total": null,
                     *         "unit": "",
                     *         "note": ""
                     *       },
                     *       "result": null,
                     *       "error": null,
                     *       "createdBy": "root",
                     *       "createdAt": "2026-11-25T08:00:00.000Z",
                     *       "startedAt": null,
                     *       "finishedAt": null
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Run"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 408: components["responses"]["RequestTimeout"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly startVerification: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                /** @example {} */
                readonly "application/json": components["schemas"]["NoParameters"];
            };
        };
        readonly responses: {
            /** @description The run that was started; poll it at `Location`. */
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
                    /**
                     * @example {
                     *       "id": "1f2e3d4c-5b6a-4978-8a9b-0c1d2e3f4a5b",
                     *       "kind": "verify",
                     *       "parameters": {},
                     *       "state": "queued",
                     *       "progress": {
                     *         "done": 0,
                     *         "total": null,
                     *         "unit": "",
                     *         "note": ""
                     *       },
                     *       "result": null,
                     *       "error": null,
                     *       "createdBy": "root",
                     *       "createdAt": "2026-11-25T08:00:00.000Z",
                     *       "startedAt": null,
                     *       "finishedAt": null
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Run"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 408: components["responses"]["RequestTimeout"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly listFailedBlobs: {
        readonly parameters: {
            readonly query?: {
                /** @description `next` of the page before. */
                readonly after?: string;
                /** @description Items on a page. */
                readonly limit?: components["parameters"]["Limit"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of them. */
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
                     *       "items": [
                     *         {
                     *           "digest": "sha256:598575a49670f1aab87924f7e03523568627f0dc238c20e635787238743b549a",
                     *           "storageKey": "layers/1f/1f2e3d",
                     *           "sizeBytes": 300374,
                     *           "state": "corrupt",
                     *           "foundAt": "2026-11-25T08:00:00.000Z",
                     *           "diffId": null,
                     *           "images": 1,
                     *           "repositories": [
                     *             "bobby/two"
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["FailedBlobList"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly healBlob: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Of a layer that is corrupt or missing. */
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
                    /**
                     * @example {
                     *       "digest": "sha256:598575a49670f1aab87924f7e03523568627f0dc238c20e635787238743b549a",
                     *       "outcome": "healed"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Healing"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 408: components["responses"]["RequestTimeout"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
            readonly 507: components["responses"]["InsufficientStorage"];
        };
    };
    readonly getRun: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Of a run that was started here. */
                readonly runId: components["parameters"]["RunId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The run as it is now. */
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
                     *       "id": "1f2e3d4c-5b6a-4978-8a9b-0c1d2e3f4a5b",
                     *       "kind": "gc",
                     *       "parameters": {
                     *         "dryRun": false
                     *       },
                     *       "state": "running",
                     *       "progress": {
                     *         "done": 300,
                     *         "total": 1200,
                     *         "unit": "rows",
                     *         "note": "images"
                     *       },
                     *       "result": null,
                     *       "error": null,
                     *       "createdBy": "root",
                     *       "createdAt": "2026-11-25T08:00:00.000Z",
                     *       "startedAt": "2026-11-25T08:00:01.000Z",
                     *       "finishedAt": null
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Run"];
                };
            };
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly listRunItems: {
        readonly parameters: {
            readonly query?: {
                /** @description `next` of the page before. */
                readonly after?: number;
                /** @description Items on a page. */
                readonly limit?: components["parameters"]["Limit"];
            };
            readonly header?: never;
            readonly path: {
                /** @description Of a run that was started here. */
                readonly runId: components["parameters"]["RunId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of items. */
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
                     *       "items": [
                     *         {
                     *           "serial": 1,
                     *           "kind": "object",
                     *           "item": {
                     *             "storageKey": "blobs/1f/1f2e3d",
                     *             "sizeBytes": 1024
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["RunItemList"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["HubUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly getHubLiveness: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It is. */
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
                     *       "live": true
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Liveness"];
                };
            };
            readonly 405: components["responses"]["MethodNotAllowed"];
        };
    };
    readonly getHubReadiness: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It can. */
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
                     *       "ready": true,
                     *       "reasons": []
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Readiness"];
                };
            };
            readonly 405: components["responses"]["MethodNotAllowed"];
            /** @description It cannot: what it depends on is away, or it is stopping. */
            readonly 503: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["OptionalRegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["OptionalRegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly "Retry-After": components["headers"]["OptionalRetryAfter"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ready": false,
                     *       "reasons": [
                     *         "database"
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Readiness"];
                };
            };
        };
    };
    readonly getHubMetrics: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description All series of this process. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example # HELP drydock_http_requests_total Requests that were answered, by operation of the contract and status.
                     *     # TYPE drydock_http_requests_total counter
                     *     drydock_http_requests_total{operation="getTag",status="200",process="hub"} 3
                     */
                    readonly "text/plain": string;
                };
            };
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 500: components["responses"]["InternalError"];
        };
    };
}
