import type { Dialect } from '../../../contract/index.js';
import { arrayLiteral } from './array-literal.js';
import { bindings } from './bind.js';
import { explain } from './explain/explain.js';
import { readPlan } from './explain/read-plan.js';
import { features } from './features.js';
import { limit } from './limit.js';
import { literal } from './literal.js';
import { placeholder } from './placeholder.js';
import { quoteName } from './quote.js';
import { schemaStatements } from './schema/schema-statements.js';
import { aggregates } from './templates/aggregates.js';
import { templates } from './templates/templates.js';
import { sessionSettings } from './session-settings.js';
import { DIALECT, typeSql } from './types.js';

/** PostgreSQL's SQL as data, of servers and of PGlite. */
export const dialect: Dialect = Object.freeze({
  name: DIALECT,
  features,
  quote: quoteName,
  placeholder,
  type: typeSql,
  templates,
  aggregates,
  bind: bindings,
  bindList: arrayLiteral,
  literal,
  read: { stored: (sql: string) => `CAST(${sql} AS text)` },
  sessionSettings,
  limit,
  schema: schemaStatements,
  explain,
  plan: readPlan,
});
