import type { z } from 'zod';
import { CliError } from '../cli-error.ts';
import type { TarArchive } from './tar-archive.ts';

/** @throws CliError `badArchive` */
export async function readJson<T>(archive: TarArchive, name: string, shape: z.ZodType<T>): Promise<T> {
  const bytes = await archive.readFile(name);
  return parseJson(bytes, name, shape);
}

export function parseJson<T>(bytes: Buffer, name: string, shape: z.ZodType<T>): T {
  try {
    return shape.parse(JSON.parse(bytes.toString('utf8')));
  } catch (error) {
    throw new CliError('badArchive', `${name} in the archive is not what its name says`, { cause: error });
  }
}
