import type { Template } from '../../../../contract/index.js';
import { NotSupportedError } from '../../../../errors/index.js';
import { kindOf } from './fill.js';
import { pathOf, valueAt } from './json-form.js';

const unsupported: Template = ({ op }) => {
  throw new NotSupportedError('NUA_BACKEND_UNSUPPORTED', `sqlite has no "${op}" for JSON.`, { fix: 'Compare the keys one by one.' });
};

/** A document inside another is one too, no text. */
const made =
  (name: string): Template =>
  ({ args }, write) =>
    `${name}(${args.map((arg) => (kindOf(arg) === 'json' ? `JSON(${write(arg)})` : write(arg))).join(', ')})`;

/** keys of an object; none of arrays and other values */
const keys = "(SELECT key FROM json_each({0}) WHERE typeof(key) = 'text')";

export const json: Readonly<Record<string, Template>> = {
  /** the value as JSON text; NULL where the key is absent */
  'json-key': (call, write) => `(${write(call.args[0]!)} -> ${pathOf(call)})`,
  'json-key-text': (call, write) => `CAST(${valueAt(call, write)} AS TEXT)`,
  /** a column beside a document */
  'as-json': 'CASE WHEN {0} IS NOT NULL THEN json_quote({0}) END',
  'json-object': made('JSON_OBJECT'),
  'json-array': made('JSON_ARRAY'),
  'json-contains': unsupported,
  'json-contained': unsupported,
  'has-key': `{1} IN ${keys}`,
  'has-keys': `NOT EXISTS (SELECT 1 FROM json_each({1}) WHERE value NOT IN ${keys})`,
  'has-any-keys': `EXISTS (SELECT 1 FROM json_each({1}) WHERE value IN ${keys})`,
};
