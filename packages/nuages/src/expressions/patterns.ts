/** LIKE patterns from plain text: `%`, `_` and the escape character stand for themselves. */
const escaped = (value: unknown): string => {
  if (typeof value !== 'string') throw new TypeError('takes text');
  return value.replace(/[\\%_]/g, '\\$&');
};
export const contains = (value: unknown): string => `%${escaped(value)}%`;
export const startsWith = (value: unknown): string => `${escaped(value)}%`;
export const endsWith = (value: unknown): string => `%${escaped(value)}`;
export const whole = (value: unknown): string => escaped(value);
