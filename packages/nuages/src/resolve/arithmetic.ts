import { ProgrammingError } from '../errors/index.js';
import { bigintType, bigType, dateTimeType, durationType, floatType, foundType, integerType } from '../expressions/index.js';
import type { ValueType } from '../ir/index.js';
import { decimalOf } from './decimals.js';
import { described, type Family, familyOf, isFound } from './family.js';

/** What arithmetic tells apart: numbers by how they are written. */
type Operand = 'whole' | 'float' | 'decimal' | Exclude<Family, 'number'>;
type Result = 'whole' | 'float' | 'decimal' | 'left' | 'right' | 'datetime' | 'duration';
type Rules = readonly (readonly [left: Operand, right: Operand, result: Result])[];

const alike: Rules = [
  ['whole', 'whole', 'whole'],
  ['float', 'float', 'float'],
  ['decimal', 'decimal', 'decimal'],
];
const numbers: Rules = [
  ...alike,
  ['whole', 'decimal', 'decimal'],
  ['decimal', 'whole', 'decimal'],
  ['whole', 'float', 'float'],
  ['float', 'whole', 'float'],
];
const bits: Rules = [['whole', 'whole', 'whole']];

/** as in Django: what isn't here needs its type said */
const operators: Readonly<Record<string, Rules>> = {
  add: [
    ...numbers,
    ['date', 'duration', 'datetime'],
    ['duration', 'date', 'datetime'],
    ['datetime', 'duration', 'left'],
    ['duration', 'datetime', 'right'],
    ['time', 'duration', 'left'],
    ['duration', 'time', 'right'],
    ['duration', 'duration', 'duration'],
  ],
  sub: [
    ...numbers,
    ['date', 'duration', 'datetime'],
    ['datetime', 'duration', 'left'],
    ['time', 'duration', 'left'],
    ['duration', 'duration', 'duration'],
    ['date', 'date', 'duration'],
    ['date', 'datetime', 'duration'],
    ['datetime', 'date', 'duration'],
    ['datetime', 'datetime', 'duration'],
    ['time', 'time', 'duration'],
  ],
  mul: numbers,
  div: numbers,
  mod: numbers,
  pow: alike,
  bitand: bits,
  bitor: bits,
  bitxor: bits,
  lshift: bits,
  rshift: bits,
};

export const isOperator = (op: string): boolean => Object.hasOwn(operators, op);

/**
 * What an operator makes of two values.
 * @throws ProgrammingError NUA_QUERY_INVALID for two that don't go together, or of which nobody can tell what they make
 */
export function resultOf(op: string, left: ValueType, right: ValueType): ValueType {
  if (isFound(left) || isFound(right)) return foundType;
  const [a, b] = [operandOf(left), operandOf(right)];
  const result = operators[op]!.find(([x, y]) => x === a && y === b)?.[2];
  switch (result) {
    case undefined:
      throw new ProgrammingError('NUA_QUERY_INVALID', `${op}() doesn't go with ${worded(left)} and ${worded(right)}.`, {
        fix: 'Where the database can do it, say what it gives: ExpressionWrapper(..., float()).',
      });
    case 'left':
      return left;
    case 'right':
      return right;
    case 'whole':
      return wholeOf(left, right);
    case 'decimal':
      return decimalOf([left, right]);
    default:
      return types[result];
  }
}
const types = { float: floatType, datetime: dateTimeType, duration: durationType } as const;

function operandOf(type: ValueType): Operand {
  const family = familyOf(type);
  return family === 'number' ? sortOfNumber(type) : family;
}
const sortOfNumber = ({ kind, cell }: ValueType): 'whole' | 'float' | 'decimal' =>
  kind === 'decimal' ? 'decimal' : cell.name === 'float' ? 'float' : 'whole';
const worded = (type: ValueType): string => {
  const operand = operandOf(type);
  return operand === 'whole' ? 'a whole number' : operand === 'float' || operand === 'decimal' ? `a ${operand}` : described(type);
};
export const isWhole = (type: ValueType): boolean => operandOf(type) === 'whole';

const width = ({ kind, cell }: ValueType): number =>
  kind === 'decimal' ? 4 : cell.name === 'float' ? 3 : cell.name === 'bigint' ? 2 : cell.name === 'bigint-number' ? 1 : 0;
/** Of numbers, the type that holds all of them; of others, the first. */
export const widest = (types: readonly ValueType[]): ValueType =>
  familyOf(types[0]!) === 'number' ? types.reduce((a, b) => (width(b) > width(a) ? b : a)) : types[0]!;

/** whole numbers of no field in particular, by their width */
const wholes = [integerType, bigType, bigintType] as const;
const wholeOf = (left: ValueType, right: ValueType): ValueType => wholes[Math.max(width(left), width(right))]!;
