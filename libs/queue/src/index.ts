export type { BackOff } from './back-off.ts';
export type { BullmqQueueSettings } from './bullmq/bullmq-settings.ts';
export { createBullmqQueue, type BullmqQueue } from './bullmq/create-bullmq-queue.ts';
export { createInProcessQueue, type InProcessQueueSettings } from './in-process/create-in-process-queue.ts';
export type { QueueEvent, ReportQueueEvent } from './queue-event.ts';
export type { QueueSettings } from './queue-settings.ts';
export { scopedQueue, type ScopedQueueSettings } from './scoped-queue.ts';
export type { Timers } from './timers.ts';
