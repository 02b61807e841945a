import { ProgrammingError } from '../errors/index.js';
import { describe } from './condition.js';
import { isPlain } from './document.js';
import { Expression, operandExpression, valueExpression } from './expression.js';
import { typeOfField } from './field-type.js';
import { foundType } from './found-type.js';
import { typeOf } from './list-type.js';
import { splitAtPlaceholders } from './sql-placeholders.js';
import { EXPRESSION, isCondition, isExpression, isQuery } from './symbols.js';
import { undefinedValue } from './undefined-value.js';
import { textType } from './value-types.js';

/** Text with values in between: a statement, a part of one, an expression. */
type SqlData = Extract<Expression[typeof EXPRESSION], { readonly kind: 'sql' }>;

export const isSql = (value: unknown): value is Expression => isExpression(value) && (value as Expression)[EXPRESSION].kind === 'sql';

/** Only a template in a program is one: JSON has no such arrays. */
export const isTemplate = (value: unknown): value is TemplateStringsArray =>
  Array.isArray(value) && Object.isFrozen(value) && Array.isArray((value as unknown as TemplateStringsArray).raw);

const sqlExpression = (strings: readonly string[], args: readonly Expression[], type = foundType): Expression => {
  if (strings.some((text) => text.includes('\0'))) throw invalid('SQL holds no character \\0.', 'Give the text that holds it as a value.');
  return new Expression({ kind: 'sql', strings: Object.freeze(strings), args: Object.freeze(args), type });
};

function tag(strings: unknown, ...values: unknown[]): Expression {
  if (!isTemplate(strings)) throw invalid(`sql is the tag of a template, and was given ${describe(strings)}.`, 'Write sql`SELECT ...`.');
  if (strings.some((text) => text === undefined))
    throw invalid('The SQL holds an escape that JavaScript does not know.', 'Write \\\\ for a backslash.');
  return concatenated(strings, values);
}

/** Values between pieces of text: fragments become part of the text, everything else an argument. */
function concatenated(strings: readonly string[], values: readonly unknown[], type = foundType): Expression {
  const texts = [strings[0]!];
  const args: Expression[] = [];
  const append = (text: string): void => void texts.push(texts.pop()! + text);
  for (const [i, value] of values.entries()) {
    if (isSql(value)) {
      const inner = value[EXPRESSION] as SqlData;
      append(inner.strings[0]!);
      args.push(...inner.args);
      texts.push(...inner.strings.slice(1));
      append(strings[i + 1]!);
    } else {
      args.push(argument(value));
      texts.push(strings[i + 1]!);
    }
  }
  return sqlExpression(texts, args, type);
}

function argument(value: unknown): Expression {
  if (value === undefined) throw undefinedValue('value');
  if (isQuery(value)) return new Expression({ kind: 'subquery', query: value as object });
  if (isExpression(value)) {
    const data = (value as Expression)[EXPRESSION];
    return data.kind === 'value' && !data.type ? argument(data.value) : (value as Expression);
  }
  if (isCondition(value)) return operandExpression(value);
  if (Array.isArray(value) && value.includes(undefined)) throw undefinedValue('value');
  const type = typeOf(value);
  if (type === textType && typeof value !== 'string' && value !== null && !(typeof value === 'object' && isPlain(value)))
    throw invalid(`A value in SQL can't be ${describe(value)}.`, 'Give a value that a column could hold, or a fragment.');
  const plain = valueExpression(value, type);
  return type.kind === 'array' ? new Expression({ kind: 'call', op: 'list', args: [plain], output: type }) : plain;
}

function id(...path: unknown[]): Expression {
  if (path.length === 0) throw invalid('sql.id() takes a name.', "Write sql.id('post', 'title').");
  for (const name of path) {
    if (typeof name !== 'string' || name === '')
      throw invalid(`sql.id() takes names, not ${name === '' ? 'the empty text' : describe(name)}.`, "Write sql.id('post', 'title').");
    if (name.includes('\0')) throw invalid('No name holds the character \\0.', 'Take it out.');
  }
  return sqlExpression(['', ''], [new Expression({ kind: 'call', op: 'name', args: [], output: textType, options: { path } })]);
}

function join(parts: unknown, separator: unknown = comma): Expression {
  if (!Array.isArray(parts)) throw invalid(`sql.join() takes a list of parts, not ${describe(parts)}.`, 'Write sql.join([a, b]).');
  if (!isSql(separator))
    throw invalid(`The separator of sql.join() is SQL, not ${describe(separator)}.`, 'Write sql.join(parts, sql` AND `).');
  if (parts.length === 0) throw invalid('sql.join() was given no parts.', 'SQL has no empty lists: ask before whether there are any.');
  const values = parts.flatMap((part: unknown, i) => (i === 0 ? [part] : [separator, part]));
  return concatenated(
    Array.from({ length: values.length + 1 }, () => ''),
    values,
  );
}

/** `sql` as a tag, with `id` and `join`. */
export const sql = Object.freeze(Object.assign(tag, { id, join }));
const comma = sqlExpression([', '], []);

/** The user's own text, a value for each `?` in it. */
export function rawSql(text: unknown, params: unknown = [], type = foundType): Expression {
  if (typeof text !== 'string') throw invalid(`SQL is text, not ${describe(text)}.`, "Write it as 'SELECT ...', with a ? for each value.");
  if (!Array.isArray(params))
    throw invalid(`Values of SQL are a list, not ${describe(params)}.`, 'Give one for each ? in the text, in their order.');
  const strings = splitAtPlaceholders(text);
  if (strings.length !== params.length + 1)
    throw invalid(
      `The SQL has ${strings.length - 1} placeholders, and ${params.length} values are given.`,
      'Write ? for each value; an operator with a question mark is written ??.',
    );
  return concatenated(strings, params, type);
}

export const RawSQL = (text: unknown, params?: unknown, field?: unknown): Expression =>
  rawSql(text, params, field === undefined ? foundType : typeOfField(field));

const invalid = (fact: string, fix: string): ProgrammingError => new ProgrammingError('NUA_QUERY_INVALID', fact, { fix });
