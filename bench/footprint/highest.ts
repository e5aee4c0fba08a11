/** The highest of each value while `work` runs, looked at every so often. */
export async function highestWhile<K extends string>(
  look: () => Promise<Readonly<Record<K, number>>>,
  work: () => Promise<unknown>,
  everyMs = 250,
): Promise<Readonly<Record<K, number>>> {
  const highest: Record<K, number> = { ...(await look()) };
  let isLooking = false;
  const note = async () => {
    if (isLooking) return;
    isLooking = true;
    const now = await look();
    for (const name of Object.keys(highest) as K[]) highest[name] = Math.max(highest[name], now[name]);
    isLooking = false;
  };
  const timer = setInterval(() => void note(), everyMs);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return highest;
}
