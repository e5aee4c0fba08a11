// Is the process in this container ready? By plain HTTP, or by TLS where the gateway has a certificate of its own.
import { get } from 'node:http';
import { get as getOverTls } from 'node:https';

const port = process.env[process.env.HEALTH_PORT_VARIABLE ?? ''];
const isTls = process.env.DRYDOCK_TLS_CERT !== undefined;
const path = '/readyz';
const options = { host: '127.0.0.1', port, path, timeout: 3_000, rejectUnauthorized: false };
const request = (isTls ? getOverTls : get)(options, (answer) => {
  let text = '';
  answer.setEncoding('utf8').on('data', (chunk) => {
    text += chunk;
  });
  answer.on('end', () => {
    // What the engine shows of a check that failed.
    console.log(text.trim());
    process.exit(answer.statusCode === 200 ? 0 : 1);
  });
});
request.on('timeout', () => request.destroy(new Error(`${path} did not answer in 3 s`)));
request.on('error', (error) => {
  console.log(error.message);
  process.exit(1);
});
