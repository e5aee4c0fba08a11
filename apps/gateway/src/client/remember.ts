const mostEntries = 1_000;

/** The same question of an address, asked once: clients call again and again, and parsing an address costs more than the rest of it. */
export function remember(ask: (address: string) => boolean): (address: string) => boolean {
  const known = new Map<string, boolean>();
  return (address) => {
    let answer = known.get(address);
    if (answer === undefined) {
      answer = ask(address);
      if (known.size >= mostEntries) known.clear();
      known.set(address, answer);
    }
    return answer;
  };
}
