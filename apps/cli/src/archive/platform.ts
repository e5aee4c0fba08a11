import { CliError } from '../cli-error.ts';

export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant: string | undefined;
}

const architectures: Readonly<Record<string, string>> = {
  x64: 'amd64',
  ia32: '386',
  arm64: 'arm64',
  arm: 'arm',
};

/** Containers of this machine: Linux, also where the machine itself runs something else. */
export const platformOf = (arch: string): Platform => ({
  os: 'linux',
  architecture: architectures[arch] ?? arch,
  variant: undefined,
});

/** `os/architecture[/variant]`. @throws CliError `usage` */
export function parsePlatform(text: string): Platform {
  const [os, architecture, variant, ...more] = text.split('/');
  if (!os || !architecture || more.length > 0) {
    throw new CliError('usage', `"${text}" is not a platform: write os/architecture, such as linux/arm64`);
  }
  return { os, architecture, variant };
}

export const platformText = ({ os, architecture, variant }: Platform): string =>
  [os, architecture, ...(variant === undefined ? [] : [variant])].join('/');

export const isSamePlatform = (wanted: Platform, found: Platform): boolean =>
  wanted.os === found.os &&
  wanted.architecture === found.architecture &&
  (wanted.variant === undefined || wanted.variant === found.variant);
