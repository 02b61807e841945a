/** On expressions. */
export const EXPRESSION: unique symbol = Symbol('nuages.expression');
/** On Q objects. */
export const CONDITION: unique symbol = Symbol('nuages.condition');
/** On querysets: gives the state of the query. */
export const QUERY: unique symbol = Symbol('nuages.query');

const has = (value: unknown, symbol: symbol): boolean => typeof value === 'object' && value !== null && symbol in value;
export const isExpression = (value: unknown): boolean => has(value, EXPRESSION);
export const isCondition = (value: unknown): boolean => has(value, CONDITION);
export const isQuery = (value: unknown): boolean =>
  (typeof value === 'object' || typeof value === 'function') && value !== null && QUERY in value;
