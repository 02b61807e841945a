import type { Template } from '../../contract/index.js';
import type { Expr, ValueType } from '../../ir/index.js';

/** Nested as deep as it may be, such a pattern still fits the stack that PGlite has. After a longer one, the next error would never come back. */
const longest = 2000;

const bounded = new WeakMap<ValueType, ValueType>();
/** The same type for patterns that PGlite survives. */
function boundedType(type: ValueType): ValueType {
  let found = bounded.get(type);
  if (!found) {
    const encode = (value: unknown): unknown => {
      const text = type.encode(value);
      if (typeof text === 'string' && text.length > longest)
        throw new TypeError(`takes a regular expression of at most ${longest} characters`);
      return text;
    };
    bounded.set(type, (found = Object.freeze({ ...type, encode })));
  }
  return found;
}
const guarded = (pattern: Expr): Expr => (pattern.node === 'param' ? { ...pattern, type: boundedType(pattern.type) } : pattern);

/** A template of PostgreSQL that takes no pattern that is too long. */
export const ofShortPatterns =
  (template: Exclude<Template, string>): Template =>
  (call, write) =>
    template({ ...call, args: [call.args[0]!, guarded(call.args[1]!)] }, write);
