import type { defaultProvider as DefaultProvider } from '@aws-sdk/credential-provider-node';
import { AppError } from '@drydock/kernel';
import { IamAwsProvider } from 'minio';

type MinioCredentials = Awaited<ReturnType<IamAwsProvider['getCredentials']>>;

/** The client's own class of credentials is not to be had; it reads nothing but these. */
const toMinio = (
  accessKey: string,
  secretKey: string,
  sessionToken: string | undefined,
): MinioCredentials => {
  const unused = (): void => undefined;
  const credentials: MinioCredentials = {
    accessKey,
    secretKey,
    ...(sessionToken === undefined ? {} : { sessionToken }),
    getAccessKey: () => accessKey,
    getSecretKey: () => secretKey,
    getSessionToken: () => sessionToken,
    setAccessKey: unused,
    setSecretKey: unused,
    setSessionToken: unused,
    get: () => credentials,
  };
  return credentials;
};

function failureOf(cause: unknown): AppError {
  const name = cause instanceof Error ? cause.name : '';
  if (name === 'CredentialsProviderError') {
    const message =
      'there are no credentials: set DRYDOCK_S3_ACCESS_KEY and DRYDOCK_S3_SECRET_KEY, or offer some by the standard chain';
    return new AppError('configuration_invalid', { message, cause });
  }
  const isRefused = cause instanceof Error && '$fault' in cause && cause.$fault === 'client';
  return isRefused
    ? new AppError('configuration_invalid', { message: `the identity was refused (${name})`, cause })
    : new AppError('unavailable', { cause });
}

/**
 * The standard chain of AWS: `AWS_ACCESS_KEY_ID` and its like, shared files, a web identity token (`AWS_WEB_IDENTITY_TOKEN_FILE` and
 * `AWS_ROLE_ARN`, at `AWS_ENDPOINT_URL_STS` where that is set), the container's role, the instance's. Renewed before they expire. The
 * client's own provider knows fewer sources, and reads other members than containers and instances answer with; the client insists on
 * a child of it.
 */
export class StandardCredentials extends IamAwsProvider {
  #chain: Promise<ReturnType<typeof DefaultProvider>> | undefined;

  constructor() {
    super({});
  }

  /** @throws AppError `configuration_invalid` when no source has any, or one refuses to give them; `unavailable` when it does not answer */
  override async getCredentials(): Promise<MinioCredentials> {
    try {
      // Loaded by those alone who want it.
      this.#chain ??= import('@aws-sdk/credential-provider-node').then(({ defaultProvider }) =>
        defaultProvider(),
      );
      const find = await this.#chain;
      const { accessKeyId, secretAccessKey, sessionToken } = await find();
      return toMinio(accessKeyId, secretAccessKey, sessionToken);
    } catch (cause) {
      throw failureOf(cause);
    }
  }
}
