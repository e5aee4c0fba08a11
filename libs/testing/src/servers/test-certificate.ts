import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tempDirectory } from '../temp-directory.ts';
import { runCommand } from './run-command.ts';
import type { Unavailable } from './unavailable.ts';

export interface TestCertificate {
  readonly keyFile: string;
  /** Of the certificate, which is its own authority. */
  readonly certFile: string;
  readonly key: string;
  readonly cert: string;
  remove(): Promise<void>;
}

const authority = `
[ca]
default_ca = here
[here]
database = index.txt
serial = serial
new_certs_dir = .
default_md = sha256
policy = any
x509_extensions = names
[any]
commonName = supplied
[names]
subjectAltName = IP:127.0.0.1,DNS:localhost
basicConstraints = CA:TRUE
`;

/** A certificate for `127.0.0.1` and `localhost`, of today or of a day that is long over. */
export async function makeTestCertificate({ isExpired = false } = {}): Promise<
  TestCertificate | Unavailable
> {
  const directory = await tempDirectory('certificate');
  const at = (name: string) => join(directory.path, name);
  const [keyFile, certFile] = [at('key.pem'), at('cert.pem')];
  const hour = (date: Date) => `${date.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;
  const now = Date.now();
  const day = 86_400_000;
  const [from, to] = isExpired ? [now - 3 * day, now - 2 * day] : [now - day, now + day];
  await writeFile(
    at('ca.cnf'),
    authority
      .replaceAll('= index', `= ${at('index')}`)
      .replaceAll('= serial', `= ${at('serial')}`)
      .replace('= .', `= ${directory.path}`),
  );
  await writeFile(at('index.txt'), '');
  await writeFile(at('serial'), '01');
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const request = [
    'req',
    '-new',
    ...curve,
    '-subj',
    '/CN=drydock-test',
    '-keyout',
    keyFile,
    '-out',
    at('request.pem'),
  ];
  const signing = ['ca', '-selfsign', '-batch', '-notext', '-config', at('ca.cnf'), '-keyfile', keyFile];
  const times = ['-startdate', hour(new Date(from)), '-enddate', hour(new Date(to))];
  const isMade =
    (await runCommand('openssl', request)) !== undefined &&
    (await runCommand('openssl', [...signing, ...times, '-in', at('request.pem'), '-out', certFile])) !==
      undefined;
  if (!isMade) {
    await directory.remove();
    return { unavailable: 'there is no openssl here to make a certificate with' };
  }
  await chmod(keyFile, 0o600);
  return {
    keyFile,
    certFile,
    key: await readFile(keyFile, 'utf8'),
    cert: await readFile(certFile, 'utf8'),
    remove: () => directory.remove(),
  };
}
