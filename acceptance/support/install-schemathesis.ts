import { join } from 'node:path';
import { installPythonPackage } from './python-package.ts';

/** A contract tester that is not ours. @returns the path of `st` */
export async function installSchemathesis(): Promise<string> {
  return join(await installPythonPackage({ name: 'schemathesis', version: '4.32.5' }), 'bin', 'st');
}
