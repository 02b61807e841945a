export { captureQueries } from './capture/capture-queries.js';
export { currentFrame } from './context/frame.js';
export { scope } from './context/scope.js';
export { currentTimeZone, inTimeZone } from './context/time-zone.js';
export type { Database } from './database.js';
export { database } from './databases.js';
export { atomic } from './transaction/atomic.js';
export { transaction } from './transaction/current-transaction.js';
export { onCommit } from './transaction/on-commit.js';
