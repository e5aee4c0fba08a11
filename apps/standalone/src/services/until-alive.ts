import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const deadlineMs = 30_000;
const pollMs = 50;

async function isListening({ hostname, port }: URL): Promise<boolean> {
  const socket = connect(Number(port), hostname.replace(/^\[|\]$/g, ''));
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** Waits until the process at this address listens, which is the last step of its start, or has had its time. @throws the signal's reason */
export async function untilAlive(url: string, signal: AbortSignal): Promise<void> {
  const until = performance.now() + deadlineMs;
  while (performance.now() < until) {
    signal.throwIfAborted();
    if (await isListening(new URL(url))) return;
    await pause(pollMs);
  }
}
