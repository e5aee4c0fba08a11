export interface BatcherSettings<Key, Value> {
  /** One statement for all of them. @returns their values in the order of the keys. */
  readonly load: (keys: readonly Key[]) => Promise<readonly Value[]>;
  readonly maxKeys?: number;
  /** Statements under way at once; further keys wait for one to end and then go together. */
  readonly maxStatements?: number;
}

interface Waiting<Key, Value> {
  readonly key: Key;
  readonly resolve: (value: Value) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Looks up many keys with few statements: a round trip to the database costs far more than a row. A statement begins after all
 * of its keys were asked for, so no answer is older than its question, and nothing is kept.
 */
export function createBatcher<Key, Value>(
  settings: BatcherSettings<Key, Value>,
): (key: Key) => Promise<Value> {
  const { load, maxKeys = 200, maxStatements = 2 } = settings;
  const waiting: Waiting<Key, Value>[] = [];
  let underWay = 0;
  let isScheduled = false;

  const run = async (batch: readonly Waiting<Key, Value>[]): Promise<void> => {
    try {
      const values = await load(batch.map(({ key }) => key));
      if (values.length !== batch.length) throw new RangeError('a batch must answer each of its keys');
      values.forEach((value, index) => batch[index]?.resolve(value));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      underWay -= 1;
      schedule();
    }
  };

  const flush = (): void => {
    isScheduled = false;
    while (waiting.length > 0 && underWay < maxStatements) {
      underWay += 1;
      void run(waiting.splice(0, maxKeys));
    }
  };

  const schedule = (): void => {
    if (isScheduled || waiting.length === 0 || underWay >= maxStatements) return;
    isScheduled = true;
    // After the requests that came with this one were read.
    setImmediate(flush);
  };

  return (key) =>
    new Promise<Value>((resolve, reject) => {
      waiting.push({ key, resolve, reject });
      schedule();
    });
}
