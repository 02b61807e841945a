import type { Write } from '../../../../contract/index.js';
import type { CallNode, Expr } from '../../../../ir/index.js';
import { quoteText } from '../quote.js';
import { kindOf } from './fill.js';

/** ['a', 0] -> '$."a"[0]', as a constant */
export function pathOf({ options }: CallNode): string {
  const path = options?.['path'] as readonly (string | number)[];
  return quoteText(`$${path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${JSON.stringify(step)}`)).join('')}`);
}

const words = "('false', 'true', 'null')";

/** What stands at a key, as a value of SQL: a text, a number, or JSON's word for true, false and null. NULL where the key is absent. */
export function valueAt(call: CallNode, write: Write): string {
  const at = `${write(call.args[0]!)}, ${pathOf(call)}`;
  return `(CASE WHEN JSON_TYPE(${at}) IN ${words} THEN JSON_TYPE(${at}) ELSE JSON_EXTRACT(${at}) END)`;
}
/** The same of a document. */
const valueOf = (sql: string): string => `(CASE WHEN ${sql} IN ${words} THEN ${sql} ELSE JSON_EXTRACT(${sql}, '$') END)`;

/** How both sides of a comparison with JSON are written so that they compare as in Django. */
export interface JsonForm {
  readonly left: (expr: Expr, write: Write) => string;
  readonly right: (expr: Expr, write: Write) => string;
  /** an element of json_each */
  readonly item: string;
}

const isKey = (expr: Expr): expr is CallNode => expr.node === 'call' && expr.op === 'json-key';

/** Whole documents compare as text without their spaces, as Django and JavaScript write them differently. */
const documents: JsonForm = {
  left: (expr, write) => `JSON(${write(expr)})`,
  right: (expr, write) => `JSON(${write(expr)})`,
  item: 'JSON(value)',
};
/** What stands at keys compares as the values there. */
const keys: JsonForm = {
  left: (expr, write) => valueAt(expr as CallNode, write),
  right: (expr, write) => {
    if (isKey(expr)) return valueAt(expr, write);
    return kindOf(expr) === 'json' ? valueOf(write(expr)) : write(expr);
  },
  item: valueOf('value'),
};

/** Null: there is no JSON on the left. */
export const jsonFormOf = (left: Expr): JsonForm | null => (kindOf(left) === 'json' ? (isKey(left) ? keys : documents) : null);
