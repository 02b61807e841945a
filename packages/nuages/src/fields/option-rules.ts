/** What an option takes, for checking and for messages. */
export interface OptionRule {
  /** completes "maxLength takes ..." */
  readonly takes: string;
  readonly accepts: (value: unknown) => boolean;
}
export type OptionRules = Readonly<Record<string, OptionRule>>;

const rule = (takes: string, accepts: (value: unknown) => boolean): OptionRule => Object.freeze({ takes, accepts });

export const anything = rule('a value', () => true);
export const flag = rule('true or false', (v) => typeof v === 'boolean');
export const words = rule('text', (v) => typeof v === 'string');
/** the database quotes whatever stands in a name, save NUL */
export const databaseName = rule(
  'a name: text that is not empty and holds no NUL',
  (v) => typeof v === 'string' && v !== '' && !v.includes('\0'),
);
export const count = (least: number): OptionRule =>
  rule(`a whole number from ${least}`, (v) => Number.isInteger(v) && (v as number) >= least);
export const between = (least: number, most: number): OptionRule =>
  rule(`a whole number from ${least} to ${most}`, (v) => Number.isInteger(v) && (v as number) >= least && (v as number) <= most);
export const oneOf = (...names: string[]): OptionRule =>
  rule(names.map((n) => `'${n}'`).join(' or '), (v) => typeof v === 'string' && names.includes(v));
export const functions = rule('a list of functions', (v) => Array.isArray(v) && v.every((f) => typeof f === 'function'));
export const plainValues = rule(
  'a list of plain values, without labels',
  (v) => Array.isArray(v) && v.length > 0 && v.every((choice) => choice !== null && choice !== undefined && !Array.isArray(choice)),
);
export const names = rule('a list of names', (v) => Array.isArray(v) && v.every((name) => typeof name === 'string' && name !== ''));
export const data = rule('an object', (v) => typeof v === 'object' && v !== null && !Array.isArray(v));
