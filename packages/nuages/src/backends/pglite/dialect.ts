import type { Dialect } from '../../contract/index.js';
import { dialect as postgres } from '../postgres/dialect/dialect.js';

/** PostgreSQL's, with one connection and nothing that could stop a statement: it runs in this thread. */
export const dialect: Dialect = Object.freeze({
  ...postgres,
  features: Object.freeze({ ...postgres.features, singleConnection: true, statementTimeout: false }),
});
