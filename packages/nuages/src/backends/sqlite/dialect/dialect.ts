import type { Dialect } from '../../../contract/index.js';
import { bind } from '../cells/bind.js';
import { bindList } from '../cells/bind-list.js';
import { explain, plan } from './explain.js';
import { features, memoryFeatures } from './features.js';
import { literal } from './literal.js';
import { quote } from './quote.js';
import { schemaChange } from './schema/schema-change.js';
import { aggregates } from './templates/aggregates.js';
import { templates } from './templates/index.js';
import { typeSql } from './types.js';

/** OFFSET can't stand alone */
const limit = (rows: number | null, offset: number): string =>
  offset > 0 ? ` LIMIT ${rows ?? -1} OFFSET ${offset}` : rows === null ? '' : ` LIMIT ${rows}`;

/** SQLite, with the types, names and texts that Django uses there. */
export const dialect: Dialect = Object.freeze({
  name: 'sqlite',
  features,
  quote,
  placeholder: (n: number) => `?${n}`,
  type: typeSql,
  templates,
  aggregates,
  bind,
  bindList,
  literal,
  limit,
  schema: schemaChange,
  explain,
  plan,
});

export const memoryDialect: Dialect = Object.freeze({ ...dialect, features: memoryFeatures });
