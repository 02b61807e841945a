import { ProgrammingError } from '../errors/index.js';
import { charType, floatType, type Output, textType } from '../expressions/index.js';
import type { ValueType } from '../ir/index.js';
import { meanOf, sumOf } from './aggregate.js';
import { isWhole, resultOf } from './arithmetic.js';
import { besideEachOther } from './beside.js';
import { checkCalendar, zoned } from './calendar.js';
import { decimalOf } from './decimals.js';
import type { DataOf, Typed } from './expression.js';
import { call } from './nodes.js';
import type { Scope } from './scope.js';
import { sharedType } from './shared-type.js';
import { checkArguments } from './takes.js';

/** outputs of which the arguments are values of one type */
const shared: ReadonlySet<Output> = new Set<Output>(['first', 'sources', 'text', 'numeric', 'arithmetic']);

/** A function or an operator where it stands. `said`: the type that the user says it has, which then need not follow from its arguments. */
export function resolveCall({ op, args, output, options: own, takes }: DataOf<'call'>, scope: Scope, said?: ValueType): Typed {
  const options = own ?? {};
  if (options['windowed'] === true) throw outsideWindow(op);
  const given = args.map((arg) => scope.expression(arg));
  const resolved = shared.has(output) ? besideEachOther(args, given, said) : given;
  checkArguments(op, takes, resolved);
  const type = said ?? outputOf(op, output, resolved);
  if (op === 'key-text') return textAtKey(resolved[0]!);
  if (takes !== 'moment' && takes !== 'span') return call(op, resolved, type, own);
  checkCalendar(op, resolved, options, type);
  return call(op, zoned(resolved, options, scope), type, own);
}

function outputOf(op: string, output: Output, args: readonly Typed[]): ValueType {
  if (typeof output !== 'string') return output;
  const types = args.map((arg) => arg.type);
  const [first] = types;
  switch (output) {
    case 'first':
      return first!;
    case 'sources':
      return sharedType(op, args);
    case 'text':
      return textLike(sharedType(op, args));
    case 'numeric':
      if (types.some(({ kind }) => kind === 'decimal')) return decimalOf(types);
      return types.some(isWhole) || types.length === 0 ? floatType : first!;
    case 'arithmetic':
      return resultOf(op, first!, types[1]!);
    case 'sum':
      return sumOf(first!);
    case 'mean':
      return meanOf(first!);
    case 'list':
      throw new TypeError('only aggregates make lists');
  }
}

const texts = new Map<string, ValueType>([['char', charType]]);
/** Plain text that counts as the field that it was made of. */
function textLike({ lineage }: ValueType): ValueType {
  if (!lineage) return textType;
  const [name] = lineage;
  let type = texts.get(name!);
  if (!type) texts.set(name!, (type = Object.freeze({ ...textType, lineage })));
  return type;
}

/** as a text() holds it, which is no char() */
const longTextType: ValueType = Object.freeze({ ...textType, lineage: ['text'] });
/** What stands at a key of a document, as text. */
function textAtKey(arg: Typed): Typed {
  if (arg.node === 'call' && arg.op === 'json-key') return call('json-key-text', arg.args, longTextType, arg.options);
  throw new ProgrammingError('NUA_QUERY_INVALID', 'KT() takes the path of a key in a document.', { fix: "Write KT('attributes__color')." });
}

/** {@link Window} takes the mark away */
const outsideWindow = (op: string): ProgrammingError =>
  new ProgrammingError('NUA_QUERY_INVALID', `${op}() is a function of windows: alone it has no rows to look at.`, {
    fix: "Write Window(Rank(), { orderBy: '-score' }).",
  });
