export { startStandalone } from './compose.ts';
