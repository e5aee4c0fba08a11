/** Generated from openapi/registry.yaml by `npm run generate`; do not edit. */

export interface paths {
    readonly "/v1/images/{imageId}/json": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description An image of the repository that the token, or else the session cookie, names; with neither, the one that it can only mean. Anything that is no id gives 404. */
                readonly imageId: components["parameters"]["ImageId"];
            };
            readonly cookie?: never;
        };
        /**
         * The JSON of an image, as it was uploaded
         * @description Byte for byte (protocol 3.13). 400 while the image is being uploaded, and when its layer is missing or corrupt; either makes an engine push it, and the error says which. Which repository the call means: protocol 4.6.
         */
        readonly get: operations["getImageJson"];
        /**
         * Begin an image: its JSON
         * @description The id must be the one in the path and announced for the token’s repository; the parent, if any, must be known to this repository and readable (protocol 3.14, 9.1). May be repeated until the image is complete; then 409 with the words by which engines skip it.
         */
        readonly put: operations["putImageJson"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        /** The JSON of an image, as it was uploaded: the headers alone */
        readonly head: operations["headImageJson"];
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/images/{imageId}/layer": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description An image of the repository that the token, or else the session cookie, names; with neither, the one that it can only mean. Anything that is no id gives 404. */
                readonly imageId: components["parameters"]["ImageId"];
            };
            readonly cookie?: never;
        };
        /**
         * A layer, as it was uploaded
         * @description Never with a Content-Encoding. Ranges: protocol 7.3. Which repository the call means: protocol 4.6.
         */
        readonly get: operations["getImageLayer"];
        /**
         * The bytes of a layer
         * @description Of any length and for hours, chunked or not. Opaque: what is not a readable tar merely has no TarSum (protocol 3.16, 8.1). A complete image takes the same bytes again with 200.
         */
        readonly put: operations["putImageLayer"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        /** A layer, as it was uploaded: the headers alone */
        readonly head: operations["headImageLayer"];
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/images/{imageId}/checksum": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description An image of the repository that the token, or else the session cookie, names; with neither, the one that it can only mean. Anything that is no id gives 404. */
                readonly imageId: components["parameters"]["ImageId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * Complete an image by its checksum
         * @description Any value of the two headers that matches its own kind is enough (protocol 8.4). Repeating a right one gives 200.
         */
        readonly put: operations["putImageChecksum"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/images/{imageId}/ancestry": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description An image of the repository that the token, or else the session cookie, names; with neither, the one that it can only mean. Anything that is no id gives 404. */
                readonly imageId: components["parameters"]["ImageId"];
            };
            readonly cookie?: never;
        };
        /**
         * The chain of an image
         * @description Itself first, the root last (protocol 3.18). Which repository the call means: protocol 4.6.
         */
        readonly get: operations["getImageAncestry"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        /** The chain of an image: the headers alone */
        readonly head: operations["headImageAncestry"];
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/images/{imageId}/files": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description An image of the repository that the token, or else the session cookie, names; with neither, the one that it can only mean. Anything that is no id gives 404. */
                readonly imageId: components["parameters"]["ImageId"];
            };
            readonly cookie?: never;
        };
        /**
         * The files of a layer
         * @description 400 when the layer is no readable archive (protocol 3.19). Which repository the call means: protocol 4.6.
         */
        readonly get: operations["getImageFiles"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        /** The files of a layer: the headers alone */
        readonly head: operations["headImageFiles"];
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/images/{imageId}/diff": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description An image of the repository that the token, or else the session cookie, names; with neither, the one that it can only mean. Anything that is no id gives 404. */
                readonly imageId: components["parameters"]["ImageId"];
            };
            readonly cookie?: never;
        };
        /**
         * What a layer changes against those below it
         * @description Protocol 3.20. Which repository the call means: protocol 4.6.
         */
        readonly get: operations["getImageDiff"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        /** What a layer changes against those below it: the headers alone */
        readonly head: operations["headImageDiff"];
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/repositories/{repository}/tags": {
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
         * The tags of a repository
         * @description Protocol 3.22.
         */
        readonly get: operations["listTags"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete all tags
         * @description They go to the trash; the repository stays (protocol 3.26).
         */
        readonly delete: operations["deleteTags"];
        readonly options?: never;
        /** The tags of a repository: the headers alone */
        readonly head: operations["headTags"];
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/repositories/{repository}/tags/{tag}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description A repository: one or more path segments, each as the schema says, joined by `/` (`ubuntu`, `bobby/two`, `a/b/c`; at most 255 characters in all). The slashes stand in the URL as they are: `%2F` is refused with 400. A bare name means `library/<name>` (protocol 2.6, 2.8). */
                readonly repository: components["parameters"]["Repository"];
                /** @description A tag. Reading and deleting also take the odd names that very old engines wrote; no such tag gives 404 (protocol 2.7). */
                readonly tag: components["parameters"]["Tag"];
            };
            readonly cookie?: never;
        };
        /**
         * The image that a tag names
         * @description Protocol 3.23.
         */
        readonly get: operations["getTag"];
        /**
         * Set or move a tag
         * @description The image and all its ancestors must be complete, else 404 (protocol 3.24). The engine’s User-Agent is kept for the tag’s document.
         */
        readonly put: operations["putTag"];
        readonly post?: never;
        /**
         * Delete a tag
         * @description It goes to the trash (protocol 3.25).
         */
        readonly delete: operations["deleteTag"];
        readonly options?: never;
        /** The image that a tag names: the headers alone */
        readonly head: operations["headTag"];
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/repositories/{repository}/tags/{tag}/json": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description A repository: one or more path segments, each as the schema says, joined by `/` (`ubuntu`, `bobby/two`, `a/b/c`; at most 255 characters in all). The slashes stand in the URL as they are: `%2F` is refused with 400. A bare name means `library/<name>` (protocol 2.6, 2.8). */
                readonly repository: components["parameters"]["Repository"];
                /** @description A tag. Reading and deleting also take the odd names that very old engines wrote; no such tag gives 404 (protocol 2.7). */
                readonly tag: components["parameters"]["Tag"];
            };
            readonly cookie?: never;
        };
        /**
         * Who pushed a tag, and when
         * @description Protocol 3.27.
         */
        readonly get: operations["getTagJson"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        /** Who pushed a tag, and when: the headers alone */
        readonly head: operations["headTagJson"];
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/repositories/{repository}/json": {
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
         * Who pushed the tag `latest`, and when
         * @description Deprecated already in its day (protocol 3.27).
         */
        readonly get: operations["getRepositoryJson"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        /** Who pushed the tag `latest`, and when: the headers alone */
        readonly head: operations["headRepositoryJson"];
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
         * The images of a public repository while no hub answers
         * @description The gateway asks here when the hub is away: public repositories only, no token, no cookie.
         */
        readonly get: operations["getPublicRepositoryImages"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        /** The images of a public repository while no hub answers: the headers alone */
        readonly head: operations["headPublicRepositoryImages"];
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
        readonly get: operations["getRegistryLiveness"];
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
        /**
         * Can it serve requests now
         * @description A registry whose blob store is away says so and is ready, since it serves all but layers, once it has reached the store since its start. A worker is not.
         */
        readonly get: operations["getRegistryReadiness"];
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
        readonly get: operations["getRegistryMetrics"];
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
        /** @description Of the engine that pushed last, by its User-Agent. */
        readonly PushDocument: {
            /** @description Unix seconds. */
            readonly last_update: number | null;
            /** @description The engine. */
            readonly docker_version: string | null;
            /** @description Its Go. */
            readonly docker_go_version: string | null;
            /** @description `amd64` when not known. */
            readonly arch: string;
            /** @description `linux` when not known. */
            readonly os: string;
            /** @description The kernel. */
            readonly kernel: string | null;
        };
        /**
         * @description 64 lower-case hex digits, or 16 for two historic base images (protocol 2.7).
         * @example 0139c1c77468f75e6763a4612262743bd47a36b26cb2863d662756b3377bb029
         */
        readonly ImageId: string;
        /** @description Members are strings only: engines decode it into a map of strings (protocol 2.3). */
        readonly Error: {
            readonly error: string;
        } & {
            readonly [key: string]: string;
        };
        /**
         * @description One segment of a repository name.
         * @example ubuntu
         */
        readonly RepositorySegment: string;
        /** @example latest */
        readonly TagName: string;
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
        /** @description No credentials where some are needed, or wrong, expired or revoked ones. */
        readonly RegistryUnauthorized: {
            headers: {
                readonly "X-Docker-Registry-Version": components["headers"]["OptionalRegistryVersion"];
                readonly "X-Docker-Registry-Config": components["headers"]["OptionalRegistryConfig"];
                readonly "X-Request-Id": components["headers"]["RequestId"];
                readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                readonly Pragma: components["headers"]["ChangingPragma"];
                readonly Expires: components["headers"]["ChangingExpires"];
                readonly "WWW-Authenticate": components["headers"]["RegistryChallenge"];
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "Requires authorization"
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
        /** @description No credentials where some are needed, or wrong, expired or revoked ones. */
        readonly RegistryUnauthorizedHead: {
            headers: {
                readonly "X-Docker-Registry-Version": components["headers"]["OptionalRegistryVersion"];
                readonly "X-Docker-Registry-Config": components["headers"]["OptionalRegistryConfig"];
                readonly "X-Request-Id": components["headers"]["RequestId"];
                readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                readonly Pragma: components["headers"]["ChangingPragma"];
                readonly Expires: components["headers"]["ChangingExpires"];
                readonly "WWW-Authenticate": components["headers"]["RegistryChallenge"];
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
        /** @description An image of the repository that the token, or else the session cookie, names; with neither, the one that it can only mean. Anything that is no id gives 404. */
        readonly ImageId: components["schemas"]["ImageId"];
        /** @description From an answer of the index: which repository an image call with Basic means. Not a credential; ignored when it is not valid or not the caller’s (protocol 4.4). */
        readonly Session: string;
        /**
         * @description Any date gives 304 once the caller may read the image: it never changes.
         * @example Thu, 01 Jan 1970 00:00:00 GMT
         */
        readonly IfModifiedSince: string;
        /** @description The ETag of an earlier answer, for a 304. */
        readonly IfNoneMatch: string;
        /**
         * @description One range of bytes; an end past the last byte is clipped. Several ranges, other units and garbage give the whole (protocol 7.3).
         * @example bytes=1024-300374
         */
        readonly Range: string;
        /** @description An ETag: when it is not the layer’s, the whole is sent. */
        readonly IfRange: string;
        /** @description A repository: one or more path segments, each as the schema says, joined by `/` (`ubuntu`, `bobby/two`, `a/b/c`; at most 255 characters in all). The slashes stand in the URL as they are: `%2F` is refused with 400. A bare name means `library/<name>` (protocol 2.6, 2.8). */
        readonly Repository: components["schemas"]["RepositorySegment"];
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
         * @description An image never changes; never in a shared cache, since ids are per repository (protocol 2.4).
         * @example private, max-age=31536000
         */
        readonly ImmutableCacheControl: "private, max-age=31536000";
        /**
         * @description An HTTP date one year ahead.
         * @example Tue, 23 Nov 2027 21:29:25 GMT
         */
        readonly ImmutableExpires: string;
        /**
         * @description Always the epoch: an image never changes.
         * @example Thu, 01 Jan 1970 00:00:00 GMT
         */
        readonly ImmutableLastModified: "Thu, 01 Jan 1970 00:00:00 GMT";
        /**
         * @description The same URL may hold another image for another caller.
         * @example Authorization, Cookie
         */
        readonly ImmutableVary: "Authorization, Cookie";
        /**
         * @description Strong: the digest of the bytes that are served.
         * @example "sha256:63399dff96b4f8c434818edd65d676519d077063d03a2deb6be0cf751dd896d3"
         */
        readonly ETag: string;
        /**
         * @description Bytes of the stored layer, which is what a GET of it gives; engines up to 0.10 require it (protocol 3.13).
         * @example 300374
         */
        readonly ImageSize: number;
        /**
         * @description sha256 of the JSON, a line feed, and the layer as stored (protocol 8.2).
         * @example sha256:598575a49670f1aab87924f7e03523568627f0dc238c20e635787238743b549a
         */
        readonly PayloadChecksum: string;
        /**
         * @description The TarSum when the layer is a readable tar (protocol 8.3).
         * @example tarsum+sha256:2eccc697e17e45b835f2b45b8e3bb3ca7b8602264ccbb0884196afa667cf321c
         */
        readonly TarsumChecksum: string;
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
         * @description What the registry asks for (protocol 4.5).
         * @example Token
         */
        readonly RegistryChallenge: string;
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
         * @description Strong: the digest of the bytes that are served.
         * @example "sha256:63399dff96b4f8c434818edd65d676519d077063d03a2deb6be0cf751dd896d3"
         */
        readonly RequiredETag: string;
        /**
         * @description Ranges of bytes may be asked for; engines 0.12 and later resume by them (protocol 7.3).
         * @example bytes
         */
        readonly AcceptRanges: "bytes";
        /**
         * @description Which bytes these are, of how many.
         * @example bytes 1024-300373/300374
         */
        readonly ContentRange: string;
        /**
         * @description When present.
         * @example no-cache
         */
        readonly OptionalCacheControl: string;
        /**
         * @description A signed URL of the object store, good for a few minutes, without credentials and for any range.
         * @example https://store.example/drydock/layers/01?X-Amz-Signature=0
         */
        readonly Location: string;
        /**
         * @description How many bytes there are.
         * @example bytes *\/300374
         */
        readonly UnsatisfiedContentRange: string;
        /**
         * @description One `host[:port]` where the registry is; clients put their own scheme before it (protocol 2.2, 11).
         * @example registry.example:5000
         */
        readonly RequiredDockerEndpoints: string;
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
    readonly getImageJson: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Any date gives 304 once the caller may read the image: it never changes.
                 * @example Thu, 01 Jan 1970 00:00:00 GMT
                 */
                readonly "If-Modified-Since"?: components["parameters"]["IfModifiedSince"];
            };
            readonly path: {
                /** @description An image of the repository that the token, or else the session cookie, names; with neither, the one that it can only mean. Anything that is no id gives 404. */
                readonly imageId: components["parameters"]["ImageId"];
            };
            readonly cookie?: {
                /** @description From an answer of the index: which repository an image call with Basic means. Not a credential; ignored when it is not valid or not the caller’s (protocol 4.4). */
                readonly session?: components["parameters"]["Session"];
            };
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The bytes that were put. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ImmutableCacheControl"];
                    readonly Expires: components["headers"]["ImmutableExpires"];
                    readonly "Last-Modified": components["headers"]["ImmutableLastModified"];
                    readonly Vary: components["headers"]["ImmutableVary"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly "X-Docker-Size": components["headers"]["ImageSize"];
                    readonly "X-Docker-Checksum-Payload": components["headers"]["PayloadChecksum"];
                    readonly "X-Docker-Payload-Checksum": components["headers"]["PayloadChecksum"];
                    readonly "X-Docker-Checksum": components["headers"]["TarsumChecksum"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0139c1c77468f75e6763a4612262743bd47a36b26cb2863d662756b3377bb029",
                     *       "created": "2014-05-01T10:00:00Z",
                     *       "docker_version": "0.9.1",
                     *       "architecture": "amd64",
                     *       "os": "linux",
                     *       "Size": 300009
                     *     }
                     */
                    readonly "application/json": {
                        readonly id: components["schemas"]["ImageId"];
                    } & {
                        readonly [key: string]: unknown;
                    };
                };
            };
            /** @description As the caller has it. */
            readonly 304: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ImmutableCacheControl"];
                    readonly Expires: components["headers"]["ImmutableExpires"];
                    readonly "Last-Modified": components["headers"]["ImmutableLastModified"];
                    readonly Vary: components["headers"]["ImmutableVary"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["RegistryUnauthorized"];
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
    readonly putImageJson: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Engines up to 0.5 send the checksum here and never call `checksum` (protocol 7.1). */
                readonly "X-Docker-Checksum"?: string;
            };
            readonly path: {
                /** @description An image of the repository that the token, or else the session cookie, names; with neither, the one that it can only mean. Anything that is no id gives 404. */
                readonly imageId: components["parameters"]["ImageId"];
            };
            readonly cookie?: {
                /** @description From an answer of the index: which repository an image call with Basic means. Not a credential; ignored when it is not valid or not the caller’s (protocol 4.4). */
                readonly session?: components["parameters"]["Session"];
            };
        };
        /** @description Kept byte for byte; at most 4 MiB. */
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "id": "4381142a944dccfafc4428f3b1d4469713054b918f3c97f2e7f1cac2c25e0cc4",
                 *       "parent": "0139c1c77468f75e6763a4612262743bd47a36b26cb2863d662756b3377bb029",
                 *       "created": "2014-05-01T10:00:01Z"
                 *     }
                 */
                readonly "application/json": {
                    readonly id: components["schemas"]["ImageId"];
                    /** @description Missing, null or empty: a root. */
                    readonly parent?: components["schemas"]["ImageId"] | null | "";
                } & {
                    readonly [key: string]: unknown;
                };
            };
        };
        readonly responses: {
            /** @description Kept; the image is in progress. */
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
            readonly 401: components["responses"]["RegistryUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 408: components["responses"]["RequestTimeout"];
            /** @description The image is complete. */
            readonly 409: {
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
                     *       "error": "Image already exists"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly headImageJson: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Any date gives 304 once the caller may read the image: it never changes.
                 * @example Thu, 01 Jan 1970 00:00:00 GMT
                 */
                readonly "If-Modified-Since"?: components["parameters"]["IfModifiedSince"];
            };
            readonly path: {
                /** @description An image of the repository that the token, or else the session cookie, names; with neither, the one that it can only mean. Anything that is no id gives 404. */
                readonly imageId: components["parameters"]["ImageId"];
            };
            readonly cookie?: {
                /** @description From an answer of the index: which repository an image call with Basic means. Not a credential; ignored when it is not valid or not the caller’s (protocol 4.4). */
                readonly session?: components["parameters"]["Session"];
            };
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The bytes that were put. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ImmutableCacheControl"];
                    readonly Expires: components["headers"]["ImmutableExpires"];
                    readonly "Last-Modified": components["headers"]["ImmutableLastModified"];
                    readonly Vary: components["headers"]["ImmutableVary"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly "X-Docker-Size": components["headers"]["ImageSize"];
                    readonly "X-Docker-Checksum-Payload": components["headers"]["PayloadChecksum"];
                    readonly "X-Docker-Payload-Checksum": components["headers"]["PayloadChecksum"];
                    readonly "X-Docker-Checksum": components["headers"]["TarsumChecksum"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description As the caller has it. */
            readonly 304: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ImmutableCacheControl"];
                    readonly Expires: components["headers"]["ImmutableExpires"];
                    readonly "Last-Modified": components["headers"]["ImmutableLastModified"];
                    readonly Vary: components["headers"]["ImmutableVary"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["BadRequestHead"];
            readonly 401: components["responses"]["RegistryUnauthorizedHead"];
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
    readonly getImageLayer: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Any date gives 304 once the caller may read the image: it never changes.
                 * @example Thu, 01 Jan 1970 00:00:00 GMT
                 */
                readonly "If-Modified-Since"?: components["parameters"]["IfModifiedSince"];
                /** @description The ETag of an earlier answer, for a 304. */
                readonly "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description One range of bytes; an end past the last byte is clipped. Several ranges, other units and garbage give the whole (protocol 7.3).
                 * @example bytes=1024-300374
                 */
                readonly Range?: components["parameters"]["Range"];
                /** @description An ETag: when it is not the layer’s, the whole is sent. */
                readonly "If-Range"?: components["parameters"]["IfRange"];
            };
            readonly path: {
                /** @description An image of the repository that the token, or else the session cookie, names; with neither, the one that it can only mean. Anything that is no id gives 404. */
                readonly imageId: components["parameters"]["ImageId"];
            };
            readonly cookie?: {
                /** @description From an answer of the index: which repository an image call with Basic means. Not a credential; ignored when it is not valid or not the caller’s (protocol 4.4). */
                readonly session?: components["parameters"]["Session"];
            };
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The whole layer; Content-Length is the X-Docker-Size of the image. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ImmutableCacheControl"];
                    readonly Expires: components["headers"]["ImmutableExpires"];
                    readonly "Last-Modified": components["headers"]["ImmutableLastModified"];
                    readonly Vary: components["headers"]["ImmutableVary"];
                    readonly ETag: components["headers"]["RequiredETag"];
                    readonly "Accept-Ranges": components["headers"]["AcceptRanges"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/octet-stream": unknown;
                };
            };
            /** @description The part that was asked for. */
            readonly 206: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ImmutableCacheControl"];
                    readonly Expires: components["headers"]["ImmutableExpires"];
                    readonly "Last-Modified": components["headers"]["ImmutableLastModified"];
                    readonly Vary: components["headers"]["ImmutableVary"];
                    readonly ETag: components["headers"]["RequiredETag"];
                    readonly "Accept-Ranges": components["headers"]["AcceptRanges"];
                    readonly "Content-Range": components["headers"]["ContentRange"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/octet-stream": unknown;
                };
            };
            /** @description The object store has it (only where the client’s network reaches the store). */
            readonly 302: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["OptionalCacheControl"];
                    readonly Location: components["headers"]["Location"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description As the caller has it. */
            readonly 304: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ImmutableCacheControl"];
                    readonly Expires: components["headers"]["ImmutableExpires"];
                    readonly "Last-Modified": components["headers"]["ImmutableLastModified"];
                    readonly Vary: components["headers"]["ImmutableVary"];
                    readonly ETag: components["headers"]["RequiredETag"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["RegistryUnauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            /** @description The range begins behind the last byte: Content-Length 0 and no body, which engines take for the end of the file. */
            readonly 416: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly "Accept-Ranges": components["headers"]["AcceptRanges"];
                    readonly "Content-Range": components["headers"]["UnsatisfiedContentRange"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
        };
    };
    readonly putImageLayer: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description An image of the repository that the token, or else the session cookie, names; with neither, the one that it can only mean. Anything that is no id gives 404. */
                readonly imageId: components["parameters"]["ImageId"];
            };
            readonly cookie?: {
                /** @description From an answer of the index: which repository an image call with Basic means. Not a credential; ignored when it is not valid or not the caller’s (protocol 4.4). */
                readonly session?: components["parameters"]["Session"];
            };
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/octet-stream": unknown;
            };
        };
        readonly responses: {
            /** @description Kept. */
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
            readonly 401: components["responses"]["RegistryUnauthorized"];
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
            readonly 507: components["responses"]["InsufficientStorage"];
        };
    };
    readonly headImageLayer: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Any date gives 304 once the caller may read the image: it never changes.
                 * @example Thu, 01 Jan 1970 00:00:00 GMT
                 */
                readonly "If-Modified-Since"?: components["parameters"]["IfModifiedSince"];
                /** @description The ETag of an earlier answer, for a 304. */
                readonly "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description One range of bytes; an end past the last byte is clipped. Several ranges, other units and garbage give the whole (protocol 7.3).
                 * @example bytes=1024-300374
                 */
                readonly Range?: components["parameters"]["Range"];
                /** @description An ETag: when it is not the layer’s, the whole is sent. */
                readonly "If-Range"?: components["parameters"]["IfRange"];
            };
            readonly path: {
                /** @description An image of the repository that the token, or else the session cookie, names; with neither, the one that it can only mean. Anything that is no id gives 404. */
                readonly imageId: components["parameters"]["ImageId"];
            };
            readonly cookie?: {
                /** @description From an answer of the index: which repository an image call with Basic means. Not a credential; ignored when it is not valid or not the caller’s (protocol 4.4). */
                readonly session?: components["parameters"]["Session"];
            };
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The whole layer; Content-Length is the X-Docker-Size of the image. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ImmutableCacheControl"];
                    readonly Expires: components["headers"]["ImmutableExpires"];
                    readonly "Last-Modified": components["headers"]["ImmutableLastModified"];
                    readonly Vary: components["headers"]["ImmutableVary"];
                    readonly ETag: components["headers"]["RequiredETag"];
                    readonly "Accept-Ranges": components["headers"]["AcceptRanges"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The part that was asked for. */
            readonly 206: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ImmutableCacheControl"];
                    readonly Expires: components["headers"]["ImmutableExpires"];
                    readonly "Last-Modified": components["headers"]["ImmutableLastModified"];
                    readonly Vary: components["headers"]["ImmutableVary"];
                    readonly ETag: components["headers"]["RequiredETag"];
                    readonly "Accept-Ranges": components["headers"]["AcceptRanges"];
                    readonly "Content-Range": components["headers"]["ContentRange"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The object store has it (only where the client’s network reaches the store). */
            readonly 302: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["OptionalCacheControl"];
                    readonly Location: components["headers"]["Location"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description As the caller has it. */
            readonly 304: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ImmutableCacheControl"];
                    readonly Expires: components["headers"]["ImmutableExpires"];
                    readonly "Last-Modified": components["headers"]["ImmutableLastModified"];
                    readonly Vary: components["headers"]["ImmutableVary"];
                    readonly ETag: components["headers"]["RequiredETag"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["BadRequestHead"];
            readonly 401: components["responses"]["RegistryUnauthorizedHead"];
            readonly 403: components["responses"]["ForbiddenHead"];
            readonly 404: components["responses"]["NotFoundHead"];
            readonly 405: components["responses"]["MethodNotAllowedHead"];
            /** @description The range begins behind the last byte: Content-Length 0 and no body, which engines take for the end of the file. */
            readonly 416: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly "Accept-Ranges": components["headers"]["AcceptRanges"];
                    readonly "Content-Range": components["headers"]["UnsatisfiedContentRange"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 429: components["responses"]["TooManyRequestsHead"];
            readonly 500: components["responses"]["InternalErrorHead"];
            readonly 502: components["responses"]["BadGatewayHead"];
            readonly 503: components["responses"]["UnavailableHead"];
            readonly 504: components["responses"]["GatewayTimeoutHead"];
        };
    };
    readonly putImageChecksum: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description A TarSum, or `sha256:…`.
                 * @example tarsum+sha256:2eccc697e17e45b835f2b45b8e3bb3ca7b8602264ccbb0884196afa667cf321c
                 */
                readonly "X-Docker-Checksum"?: string;
                /**
                 * @description `sha256:…` of JSON, line feed, layer.
                 * @example sha256:598575a49670f1aab87924f7e03523568627f0dc238c20e635787238743b549a
                 */
                readonly "X-Docker-Checksum-Payload"?: string;
            };
            readonly path: {
                /** @description An image of the repository that the token, or else the session cookie, names; with neither, the one that it can only mean. Anything that is no id gives 404. */
                readonly imageId: components["parameters"]["ImageId"];
            };
            readonly cookie?: {
                /** @description From an answer of the index: which repository an image call with Basic means. Not a credential; ignored when it is not valid or not the caller’s (protocol 4.4). */
                readonly session?: components["parameters"]["Session"];
            };
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Complete, or waiting for the layer that this TarSum tells of. */
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
            readonly 401: components["responses"]["RegistryUnauthorized"];
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
    readonly getImageAncestry: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Any date gives 304 once the caller may read the image: it never changes.
                 * @example Thu, 01 Jan 1970 00:00:00 GMT
                 */
                readonly "If-Modified-Since"?: components["parameters"]["IfModifiedSince"];
            };
            readonly path: {
                /** @description An image of the repository that the token, or else the session cookie, names; with neither, the one that it can only mean. Anything that is no id gives 404. */
                readonly imageId: components["parameters"]["ImageId"];
            };
            readonly cookie?: {
                /** @description From an answer of the index: which repository an image call with Basic means. Not a credential; ignored when it is not valid or not the caller’s (protocol 4.4). */
                readonly session?: components["parameters"]["Session"];
            };
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Each of these images can be read. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ImmutableCacheControl"];
                    readonly Expires: components["headers"]["ImmutableExpires"];
                    readonly "Last-Modified": components["headers"]["ImmutableLastModified"];
                    readonly Vary: components["headers"]["ImmutableVary"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       "4381142a944dccfafc4428f3b1d4469713054b918f3c97f2e7f1cac2c25e0cc4",
                     *       "0139c1c77468f75e6763a4612262743bd47a36b26cb2863d662756b3377bb029"
                     *     ]
                     */
                    readonly "application/json": readonly components["schemas"]["ImageId"][];
                };
            };
            /** @description As the caller has it. */
            readonly 304: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ImmutableCacheControl"];
                    readonly Expires: components["headers"]["ImmutableExpires"];
                    readonly "Last-Modified": components["headers"]["ImmutableLastModified"];
                    readonly Vary: components["headers"]["ImmutableVary"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["RegistryUnauthorized"];
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
    readonly headImageAncestry: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Any date gives 304 once the caller may read the image: it never changes.
                 * @example Thu, 01 Jan 1970 00:00:00 GMT
                 */
                readonly "If-Modified-Since"?: components["parameters"]["IfModifiedSince"];
            };
            readonly path: {
                /** @description An image of the repository that the token, or else the session cookie, names; with neither, the one that it can only mean. Anything that is no id gives 404. */
                readonly imageId: components["parameters"]["ImageId"];
            };
            readonly cookie?: {
                /** @description From an answer of the index: which repository an image call with Basic means. Not a credential; ignored when it is not valid or not the caller’s (protocol 4.4). */
                readonly session?: components["parameters"]["Session"];
            };
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Each of these images can be read. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ImmutableCacheControl"];
                    readonly Expires: components["headers"]["ImmutableExpires"];
                    readonly "Last-Modified": components["headers"]["ImmutableLastModified"];
                    readonly Vary: components["headers"]["ImmutableVary"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description As the caller has it. */
            readonly 304: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ImmutableCacheControl"];
                    readonly Expires: components["headers"]["ImmutableExpires"];
                    readonly "Last-Modified": components["headers"]["ImmutableLastModified"];
                    readonly Vary: components["headers"]["ImmutableVary"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["BadRequestHead"];
            readonly 401: components["responses"]["RegistryUnauthorizedHead"];
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
    readonly getImageFiles: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Any date gives 304 once the caller may read the image: it never changes.
                 * @example Thu, 01 Jan 1970 00:00:00 GMT
                 */
                readonly "If-Modified-Since"?: components["parameters"]["IfModifiedSince"];
            };
            readonly path: {
                /** @description An image of the repository that the token, or else the session cookie, names; with neither, the one that it can only mean. Anything that is no id gives 404. */
                readonly imageId: components["parameters"]["ImageId"];
            };
            readonly cookie?: {
                /** @description From an answer of the index: which repository an image call with Basic means. Not a credential; ignored when it is not valid or not the caller’s (protocol 4.4). */
                readonly session?: components["parameters"]["Session"];
            };
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One entry a file. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ImmutableCacheControl"];
                    readonly Expires: components["headers"]["ImmutableExpires"];
                    readonly "Last-Modified": components["headers"]["ImmutableLastModified"];
                    readonly Vary: components["headers"]["ImmutableVary"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       [
                     *         "/etc/hosts",
                     *         "f",
                     *         false,
                     *         12,
                     *         1398938400,
                     *         33188,
                     *         0,
                     *         0
                     *       ]
                     *     ]
                     */
                    readonly "application/json": readonly (readonly [
                        string,
                        string,
                        boolean,
                        number,
                        number,
                        number,
                        number,
                        number
                    ])[];
                };
            };
            /** @description As the caller has it. */
            readonly 304: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ImmutableCacheControl"];
                    readonly Expires: components["headers"]["ImmutableExpires"];
                    readonly "Last-Modified": components["headers"]["ImmutableLastModified"];
                    readonly Vary: components["headers"]["ImmutableVary"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["RegistryUnauthorized"];
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
    readonly headImageFiles: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Any date gives 304 once the caller may read the image: it never changes.
                 * @example Thu, 01 Jan 1970 00:00:00 GMT
                 */
                readonly "If-Modified-Since"?: components["parameters"]["IfModifiedSince"];
            };
            readonly path: {
                /** @description An image of the repository that the token, or else the session cookie, names; with neither, the one that it can only mean. Anything that is no id gives 404. */
                readonly imageId: components["parameters"]["ImageId"];
            };
            readonly cookie?: {
                /** @description From an answer of the index: which repository an image call with Basic means. Not a credential; ignored when it is not valid or not the caller’s (protocol 4.4). */
                readonly session?: components["parameters"]["Session"];
            };
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One entry a file. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ImmutableCacheControl"];
                    readonly Expires: components["headers"]["ImmutableExpires"];
                    readonly "Last-Modified": components["headers"]["ImmutableLastModified"];
                    readonly Vary: components["headers"]["ImmutableVary"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description As the caller has it. */
            readonly 304: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ImmutableCacheControl"];
                    readonly Expires: components["headers"]["ImmutableExpires"];
                    readonly "Last-Modified": components["headers"]["ImmutableLastModified"];
                    readonly Vary: components["headers"]["ImmutableVary"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["BadRequestHead"];
            readonly 401: components["responses"]["RegistryUnauthorizedHead"];
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
    readonly getImageDiff: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Any date gives 304 once the caller may read the image: it never changes.
                 * @example Thu, 01 Jan 1970 00:00:00 GMT
                 */
                readonly "If-Modified-Since"?: components["parameters"]["IfModifiedSince"];
            };
            readonly path: {
                /** @description An image of the repository that the token, or else the session cookie, names; with neither, the one that it can only mean. Anything that is no id gives 404. */
                readonly imageId: components["parameters"]["ImageId"];
            };
            readonly cookie?: {
                /** @description From an answer of the index: which repository an image call with Basic means. Not a credential; ignored when it is not valid or not the caller’s (protocol 4.4). */
                readonly session?: components["parameters"]["Session"];
            };
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Paths by what became of them. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ImmutableCacheControl"];
                    readonly Expires: components["headers"]["ImmutableExpires"];
                    readonly "Last-Modified": components["headers"]["ImmutableLastModified"];
                    readonly Vary: components["headers"]["ImmutableVary"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "deleted": {},
                     *       "changed": {},
                     *       "created": {
                     *         "/etc/hosts": [
                     *           "f",
                     *           false,
                     *           12,
                     *           1398938400,
                     *           33188,
                     *           0,
                     *           0
                     *         ]
                     *       }
                     *     }
                     */
                    readonly "application/json": {
                        readonly deleted: {
                            readonly [key: string]: readonly unknown[];
                        };
                        readonly changed: {
                            readonly [key: string]: readonly unknown[];
                        };
                        readonly created: {
                            readonly [key: string]: readonly unknown[];
                        };
                    };
                };
            };
            /** @description As the caller has it. */
            readonly 304: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ImmutableCacheControl"];
                    readonly Expires: components["headers"]["ImmutableExpires"];
                    readonly "Last-Modified": components["headers"]["ImmutableLastModified"];
                    readonly Vary: components["headers"]["ImmutableVary"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["RegistryUnauthorized"];
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
    readonly headImageDiff: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Any date gives 304 once the caller may read the image: it never changes.
                 * @example Thu, 01 Jan 1970 00:00:00 GMT
                 */
                readonly "If-Modified-Since"?: components["parameters"]["IfModifiedSince"];
            };
            readonly path: {
                /** @description An image of the repository that the token, or else the session cookie, names; with neither, the one that it can only mean. Anything that is no id gives 404. */
                readonly imageId: components["parameters"]["ImageId"];
            };
            readonly cookie?: {
                /** @description From an answer of the index: which repository an image call with Basic means. Not a credential; ignored when it is not valid or not the caller’s (protocol 4.4). */
                readonly session?: components["parameters"]["Session"];
            };
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Paths by what became of them. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ImmutableCacheControl"];
                    readonly Expires: components["headers"]["ImmutableExpires"];
                    readonly "Last-Modified": components["headers"]["ImmutableLastModified"];
                    readonly Vary: components["headers"]["ImmutableVary"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description As the caller has it. */
            readonly 304: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ImmutableCacheControl"];
                    readonly Expires: components["headers"]["ImmutableExpires"];
                    readonly "Last-Modified": components["headers"]["ImmutableLastModified"];
                    readonly Vary: components["headers"]["ImmutableVary"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["BadRequestHead"];
            readonly 401: components["responses"]["RegistryUnauthorizedHead"];
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
    readonly listTags: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description A repository: one or more path segments, each as the schema says, joined by `/` (`ubuntu`, `bobby/two`, `a/b/c`; at most 255 characters in all). The slashes stand in the URL as they are: `%2F` is refused with 400. A bare name means `library/<name>` (protocol 2.6, 2.8). */
                readonly repository: components["parameters"]["Repository"];
            };
            readonly cookie?: {
                /** @description From an answer of the index: which repository an image call with Basic means. Not a credential; ignored when it is not valid or not the caller’s (protocol 4.4). */
                readonly session?: components["parameters"]["Session"];
            };
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Image ids by tag; empty for a repository without tags. */
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
                     *       "latest": "4381142a944dccfafc4428f3b1d4469713054b918f3c97f2e7f1cac2c25e0cc4"
                     *     }
                     */
                    readonly "application/json": {
                        readonly [key: string]: components["schemas"]["ImageId"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["RegistryUnauthorized"];
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
    readonly deleteTags: {
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
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["RegistryUnauthorized"];
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
    readonly headTags: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description A repository: one or more path segments, each as the schema says, joined by `/` (`ubuntu`, `bobby/two`, `a/b/c`; at most 255 characters in all). The slashes stand in the URL as they are: `%2F` is refused with 400. A bare name means `library/<name>` (protocol 2.6, 2.8). */
                readonly repository: components["parameters"]["Repository"];
            };
            readonly cookie?: {
                /** @description From an answer of the index: which repository an image call with Basic means. Not a credential; ignored when it is not valid or not the caller’s (protocol 4.4). */
                readonly session?: components["parameters"]["Session"];
            };
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Image ids by tag; empty for a repository without tags. */
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
            readonly 401: components["responses"]["RegistryUnauthorizedHead"];
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
    readonly getTag: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description A repository: one or more path segments, each as the schema says, joined by `/` (`ubuntu`, `bobby/two`, `a/b/c`; at most 255 characters in all). The slashes stand in the URL as they are: `%2F` is refused with 400. A bare name means `library/<name>` (protocol 2.6, 2.8). */
                readonly repository: components["parameters"]["Repository"];
                /** @description A tag. Reading and deleting also take the odd names that very old engines wrote; no such tag gives 404 (protocol 2.7). */
                readonly tag: components["parameters"]["Tag"];
            };
            readonly cookie?: {
                /** @description From an answer of the index: which repository an image call with Basic means. Not a credential; ignored when it is not valid or not the caller’s (protocol 4.4). */
                readonly session?: components["parameters"]["Session"];
            };
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Its id. */
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
                    /** @example 4381142a944dccfafc4428f3b1d4469713054b918f3c97f2e7f1cac2c25e0cc4 */
                    readonly "application/json": components["schemas"]["ImageId"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["RegistryUnauthorized"];
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
    readonly putTag: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description A repository: one or more path segments, each as the schema says, joined by `/` (`ubuntu`, `bobby/two`, `a/b/c`; at most 255 characters in all). The slashes stand in the URL as they are: `%2F` is refused with 400. A bare name means `library/<name>` (protocol 2.6, 2.8). */
                readonly repository: components["parameters"]["Repository"];
                /** @description A tag. Reading and deleting also take the odd names that very old engines wrote; no such tag gives 404 (protocol 2.7). */
                readonly tag: components["parameters"]["Tag"];
            };
            readonly cookie?: {
                /** @description From an answer of the index: which repository an image call with Basic means. Not a credential; ignored when it is not valid or not the caller’s (protocol 4.4). */
                readonly session?: components["parameters"]["Session"];
            };
        };
        readonly requestBody: {
            readonly content: {
                /** @example 4381142a944dccfafc4428f3b1d4469713054b918f3c97f2e7f1cac2c25e0cc4 */
                readonly "application/json": components["schemas"]["ImageId"];
            };
        };
        readonly responses: {
            /** @description Set. */
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
            readonly 401: components["responses"]["RegistryUnauthorized"];
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
    readonly deleteTag: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description A repository: one or more path segments, each as the schema says, joined by `/` (`ubuntu`, `bobby/two`, `a/b/c`; at most 255 characters in all). The slashes stand in the URL as they are: `%2F` is refused with 400. A bare name means `library/<name>` (protocol 2.6, 2.8). */
                readonly repository: components["parameters"]["Repository"];
                /** @description A tag. Reading and deleting also take the odd names that very old engines wrote; no such tag gives 404 (protocol 2.7). */
                readonly tag: components["parameters"]["Tag"];
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
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["RegistryUnauthorized"];
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
    readonly headTag: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description A repository: one or more path segments, each as the schema says, joined by `/` (`ubuntu`, `bobby/two`, `a/b/c`; at most 255 characters in all). The slashes stand in the URL as they are: `%2F` is refused with 400. A bare name means `library/<name>` (protocol 2.6, 2.8). */
                readonly repository: components["parameters"]["Repository"];
                /** @description A tag. Reading and deleting also take the odd names that very old engines wrote; no such tag gives 404 (protocol 2.7). */
                readonly tag: components["parameters"]["Tag"];
            };
            readonly cookie?: {
                /** @description From an answer of the index: which repository an image call with Basic means. Not a credential; ignored when it is not valid or not the caller’s (protocol 4.4). */
                readonly session?: components["parameters"]["Session"];
            };
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Its id. */
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
            readonly 401: components["responses"]["RegistryUnauthorizedHead"];
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
    readonly getTagJson: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description A repository: one or more path segments, each as the schema says, joined by `/` (`ubuntu`, `bobby/two`, `a/b/c`; at most 255 characters in all). The slashes stand in the URL as they are: `%2F` is refused with 400. A bare name means `library/<name>` (protocol 2.6, 2.8). */
                readonly repository: components["parameters"]["Repository"];
                /** @description A tag. Reading and deleting also take the odd names that very old engines wrote; no such tag gives 404 (protocol 2.7). */
                readonly tag: components["parameters"]["Tag"];
            };
            readonly cookie?: {
                /** @description From an answer of the index: which repository an image call with Basic means. Not a credential; ignored when it is not valid or not the caller’s (protocol 4.4). */
                readonly session?: components["parameters"]["Session"];
            };
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Defaults stand for what is not known. */
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
                     *       "last_update": 1795555765,
                     *       "docker_version": "1.5.0",
                     *       "docker_go_version": "go1.19.8",
                     *       "arch": "amd64",
                     *       "os": "linux",
                     *       "kernel": "6.18"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["PushDocument"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["RegistryUnauthorized"];
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
    readonly headTagJson: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description A repository: one or more path segments, each as the schema says, joined by `/` (`ubuntu`, `bobby/two`, `a/b/c`; at most 255 characters in all). The slashes stand in the URL as they are: `%2F` is refused with 400. A bare name means `library/<name>` (protocol 2.6, 2.8). */
                readonly repository: components["parameters"]["Repository"];
                /** @description A tag. Reading and deleting also take the odd names that very old engines wrote; no such tag gives 404 (protocol 2.7). */
                readonly tag: components["parameters"]["Tag"];
            };
            readonly cookie?: {
                /** @description From an answer of the index: which repository an image call with Basic means. Not a credential; ignored when it is not valid or not the caller’s (protocol 4.4). */
                readonly session?: components["parameters"]["Session"];
            };
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Defaults stand for what is not known. */
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
            readonly 401: components["responses"]["RegistryUnauthorizedHead"];
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
    readonly getRepositoryJson: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description A repository: one or more path segments, each as the schema says, joined by `/` (`ubuntu`, `bobby/two`, `a/b/c`; at most 255 characters in all). The slashes stand in the URL as they are: `%2F` is refused with 400. A bare name means `library/<name>` (protocol 2.6, 2.8). */
                readonly repository: components["parameters"]["Repository"];
            };
            readonly cookie?: {
                /** @description From an answer of the index: which repository an image call with Basic means. Not a credential; ignored when it is not valid or not the caller’s (protocol 4.4). */
                readonly session?: components["parameters"]["Session"];
            };
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Defaults stand for what is not known. */
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
                     *       "last_update": 1795555765,
                     *       "docker_version": "1.5.0",
                     *       "docker_go_version": "go1.19.8",
                     *       "arch": "amd64",
                     *       "os": "linux",
                     *       "kernel": "6.18"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["PushDocument"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["RegistryUnauthorized"];
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
    readonly headRepositoryJson: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description A repository: one or more path segments, each as the schema says, joined by `/` (`ubuntu`, `bobby/two`, `a/b/c`; at most 255 characters in all). The slashes stand in the URL as they are: `%2F` is refused with 400. A bare name means `library/<name>` (protocol 2.6, 2.8). */
                readonly repository: components["parameters"]["Repository"];
            };
            readonly cookie?: {
                /** @description From an answer of the index: which repository an image call with Basic means. Not a credential; ignored when it is not valid or not the caller’s (protocol 4.4). */
                readonly session?: components["parameters"]["Session"];
            };
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Defaults stand for what is not known. */
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
            readonly 401: components["responses"]["RegistryUnauthorizedHead"];
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
    readonly getPublicRepositoryImages: {
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
            /** @description As the hub would list them. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly "X-Docker-Endpoints": components["headers"]["RequiredDockerEndpoints"];
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
                     *         "id": "4381142a944dccfafc4428f3b1d4469713054b918f3c97f2e7f1cac2c25e0cc4",
                     *         "checksum": "sha256:f87a86bfb73aee51c261c43ad52ef49e7835ad7936a1a990fd88acf577d4f011"
                     *       }
                     *     ]
                     */
                    readonly "application/json": components["schemas"]["ImageChecksumList"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["RegistryUnauthorized"];
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
    readonly headPublicRepositoryImages: {
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
            /** @description As the hub would list them. */
            readonly 200: {
                headers: {
                    readonly "X-Docker-Registry-Version": components["headers"]["RegistryVersion"];
                    readonly "X-Docker-Registry-Config": components["headers"]["RegistryConfig"];
                    readonly "X-Request-Id": components["headers"]["RequestId"];
                    readonly "Cache-Control": components["headers"]["ChangingCacheControl"];
                    readonly Pragma: components["headers"]["ChangingPragma"];
                    readonly Expires: components["headers"]["ChangingExpires"];
                    readonly "X-Docker-Endpoints": components["headers"]["RequiredDockerEndpoints"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["BadRequestHead"];
            readonly 401: components["responses"]["RegistryUnauthorizedHead"];
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
    readonly getRegistryLiveness: {
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
    readonly getRegistryReadiness: {
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
    readonly getRegistryMetrics: {
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
                     *     drydock_http_requests_total{operation="getTag",status="200",process="registry"} 3
                     */
                    readonly "text/plain": string;
                };
            };
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 500: components["responses"]["InternalError"];
        };
    };
}
