import { nPlusOne } from './core/01-n-plus-one.js';
import { prefetch } from './core/02-prefetch.js';
import { boundedReads } from './core/03-bounded-reads.js';
import { onlyNeededFields } from './core/04-only-needed-fields.js';
import { exists } from './core/05-exists.js';
import { bulk } from './core/06-bulk.js';
import { indexes } from './core/07-indexes.js';
import { noQueryInLoop } from './core/08-no-query-in-loop.js';
import { aggregateInDatabase } from './core/09-aggregate-in-database.js';
import { noLength } from './core/10-no-length.js';
import { cache } from './production/01-cache.js';
import { deepPrefetch } from './production/02-deep-prefetch.js';
import { pool } from './production/03-pool.js';
import { deferOnly } from './production/04-defer-only.js';
import { transactions } from './production/05-transactions.js';
import { rawSql } from './production/06-raw-sql.js';
import { partitions } from './production/07-partitions.js';
import { subqueries } from './production/08-subqueries.js';
import { materializedViews } from './production/09-materialized-views.js';
import { plans } from './production/10-plans.js';
import type { Technique } from './technique.js';

/** The guide's twenty techniques, in its order. */
export const chapters: readonly Technique[] = [
  nPlusOne,
  prefetch,
  boundedReads,
  onlyNeededFields,
  exists,
  bulk,
  indexes,
  noQueryInLoop,
  aggregateInDatabase,
  noLength,
  cache,
  deepPrefetch,
  pool,
  deferOnly,
  transactions,
  rawSql,
  partitions,
  subqueries,
  materializedViews,
  plans,
];
