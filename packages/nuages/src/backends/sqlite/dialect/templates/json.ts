import type { Template } from '../../../../contract/index.js';
import { NotSupportedError } from '../../../../errors/index.js';
import type { CallNode } from '../../../../ir/index.js';
import { quoteText } from '../quote.js';

/** ['a', 0] -> '$."a"[0]', as a constant */
function pathOf({ options }: CallNode): string {
  const path = options?.['path'] as readonly (string | number)[];
  return quoteText(`$${path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${JSON.stringify(step)}`)).join('')}`);
}

const unsupported: Template = ({ op }) => {
  throw new NotSupportedError('NUA_BACKEND_UNSUPPORTED', `sqlite has no "${op}" for JSON.`, { fix: 'Compare the keys one by one.' });
};

/** keys of an object; none of arrays and other values */
const keys = "(SELECT key FROM json_each({0}) WHERE typeof(key) = 'text')";

export const json: Readonly<Record<string, Template>> = {
  /** the value as JSON text; NULL where the key is absent */
  'json-key': (call, write) => `(${write(call.args[0]!)} -> ${pathOf(call)})`,
  /** the words of JSON for true, false and null, as in Django */
  'json-key-text': (call, write) => {
    const at = `${write(call.args[0]!)}, ${pathOf(call)}`;
    return `(CASE WHEN JSON_TYPE(${at}) IN ('false', 'true', 'null') THEN JSON_TYPE(${at}) ELSE CAST(JSON_EXTRACT(${at}) AS TEXT) END)`;
  },
  'json-contains': unsupported,
  'json-contained': unsupported,
  'has-key': `{1} IN ${keys}`,
  'has-keys': `NOT EXISTS (SELECT 1 FROM json_each({1}) WHERE value NOT IN ${keys})`,
  'has-any-keys': `EXISTS (SELECT 1 FROM json_each({1}) WHERE value IN ${keys})`,
};
