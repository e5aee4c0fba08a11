import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

export interface MeteredRequest {
  /** An `operationId` of the contract, or `unknown`. */
  readonly operation: string;
  readonly status: number;
  /** The whole answer reached the connection. */
  readonly isComplete: boolean;
  readonly durationMs: number;
  /** With heads, as they crossed the connection. */
  readonly receivedBytes: number;
  readonly sentBytes: number;
  readonly errorCode: string | undefined;
}

export interface RequestMetrics {
  begin(operation: string): void;
  end(request: MeteredRequest): void;
}

/** From an answer out of memory to a layer that takes an hour. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60, 600, 3600];

/** What is counted of one operation between two readings of the metrics; plain numbers, since each request touches them. */
interface Cell {
  readonly durations: { observe(seconds: number): void };
  readonly statuses: Map<number, number>;
  inFlight: number;
  receivedBytes: number;
  sentBytes: number;
  cut: number;
}

export function createRequestMetrics(registry: Registry): RequestMetrics {
  const registers = [registry];
  const cells = new Map<string, Cell>();
  const durations = new Histogram({
    name: 'drydock_http_request_duration_seconds',
    help: 'From the head of a request to the end of its answer, bodies included.',
    labelNames: ['operation'],
    buckets,
    registers,
  });
  const cellOf = (operation: string): Cell => {
    const known = cells.get(operation);
    if (known) return known;
    const counts = { inFlight: 0, receivedBytes: 0, sentBytes: 0, cut: 0 };
    const cell: Cell = { durations: durations.labels(operation), statuses: new Map(), ...counts };
    cells.set(operation, cell);
    return cell;
  };

  new Counter({
    name: 'drydock_http_requests_total',
    help: 'Requests that were answered, by operation of the contract and status.',
    labelNames: ['operation', 'status'],
    registers,
    collect() {
      this.reset();
      for (const [operation, { statuses }] of cells) {
        for (const [status, count] of statuses) this.inc({ operation, status }, count);
      }
    },
  });
  const counter = (name: string, help: string, count: (cell: Cell) => number) =>
    new Counter({
      name,
      help,
      labelNames: ['operation'],
      registers,
      collect() {
        this.reset();
        for (const [operation, cell] of cells) this.inc({ operation }, count(cell));
      },
    });
  counter('drydock_http_received_bytes_total', 'Bytes of requests.', (cell) => cell.receivedBytes);
  counter('drydock_http_sent_bytes_total', 'Bytes of answers.', (cell) => cell.sentBytes);
  counter('drydock_http_cut_total', 'Answers that ended before their end.', (cell) => cell.cut);
  new Gauge({
    name: 'drydock_http_requests_in_flight',
    help: 'Requests that are being answered now.',
    labelNames: ['operation'],
    registers,
    collect() {
      for (const [operation, { inFlight }] of cells) this.set({ operation }, inFlight);
    },
  });
  const errors = new Counter({
    name: 'drydock_errors_total',
    help: 'Errors that requests were answered with, by code.',
    labelNames: ['code'],
    registers,
  });

  return {
    begin(operation) {
      cellOf(operation).inFlight += 1;
    },
    end(request) {
      const cell = cellOf(request.operation);
      cell.inFlight -= 1;
      cell.statuses.set(request.status, (cell.statuses.get(request.status) ?? 0) + 1);
      cell.receivedBytes += request.receivedBytes;
      cell.sentBytes += request.sentBytes;
      if (!request.isComplete) cell.cut += 1;
      cell.durations.observe(request.durationMs / 1_000);
      if (request.errorCode !== undefined) errors.inc({ code: request.errorCode });
    },
  };
}
