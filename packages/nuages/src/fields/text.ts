import type { ColumnType } from '../ir/index.js';
import { customField, type FieldBuilder } from './custom-field.js';
import { isEmail, isSlug, isUrl } from './formats.js';
import type { Check } from './field.js';
import { count } from './option-rules.js';

const encode = (value: unknown): string => {
  if (typeof value !== 'string') throw new TypeError('takes text');
  if (!isWellFormed(value)) throw new TypeError('takes text without halves of characters (lone surrogates)');
  return value;
};
const isWellFormed = (text: string): boolean => (text as string & { isWellFormed(): boolean }).isWellFormed();

/** characters as databases count them: code points */
const tooLong =
  (most: number): Check =>
  (value: string) =>
    value.length <= most || [...value].length <= most ? null : `takes at most ${most} characters`;

/** `format`: what the text must look like; checked by fullClean() and the schemas, never by the database */
function textField(
  lineage: readonly [name: string, ...parents: string[]],
  column: ColumnType['name'],
  format?: Check,
  defaults: Readonly<Record<string, unknown>> = {},
): FieldBuilder {
  return customField(
    ({ maxLength }) => {
      const length = maxLength as number | undefined;
      const varying = column === 'char' && length !== undefined;
      return {
        kind: 'text',
        cell: 'text',
        type: varying ? { name: 'char', length } : { name: 'text' },
        operatorClasses: { like: varying ? 'varchar_pattern_ops' : 'text_pattern_ops' },
        encode,
        lineage,
        checks: [...(length === undefined ? [] : [tooLong(length)]), ...(format ? [format] : [])],
      };
    },
    { name: lineage[0], options: { maxLength: count(1) }, defaults },
  );
}

export const char = textField(['char'], 'char');
export const text = textField(['text'], 'text');
export const email = textField(['email', 'char'], 'char', (value: string) => (isEmail(value) ? null : 'takes an email address'), {
  maxLength: 254,
});
export const url = textField(
  ['url', 'char'],
  'char',
  (value: string) => (isUrl(value) ? null : 'takes a URL with http, https, ftp or ftps'),
  {
    maxLength: 200,
  },
);
export const slug = textField(['slug', 'char'], 'char', (value: string) => (isSlug(value) ? null : 'takes letters, digits, - and _ only'), {
  maxLength: 50,
  index: true,
});
