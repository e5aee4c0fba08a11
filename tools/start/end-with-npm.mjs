/**
 * A signal to npm ends npm, and not always what it started: some versions leave it behind a shell that is gone. So whoever runs under npm
 * stops in order when npm is gone, as if it had got the signal itself.
 */
export function endWithNpm(everyMs = 250) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, everyMs);
  watch.unref();
}
