import { EXPRESSION, type Expression, typesBySort, type ValueSort } from '../expressions/index.js';
import type { ValueType } from '../ir/index.js';
import { widest } from './arithmetic.js';
import type { Typed } from './expression.js';
import { familyOf } from './family.js';
import { typeOfValue } from './value.js';

/** of a value whose type nobody says */
function sortOfPlain(expression: Expression): ValueSort | null {
  const data = expression[EXPRESSION];
  return data.kind === 'value' && !data.type ? data.sort : null;
}

/** Of several that make one value: plain values take the type of the first that is none; where all are plain, that which holds all of them. */
export function besideEachOther(expressions: readonly Expression[], resolved: readonly Typed[], said?: ValueType): readonly Typed[] {
  const sorts = expressions.map(sortOfPlain);
  const other = resolved.find((_, i) => sorts[i] === null);
  const beside = other?.type ?? said ?? widestOf(sorts);
  if (!beside) return resolved;
  return resolved.map((arg, i) => (sorts[i] === null ? arg : { ...arg, type: typeOfValue(sorts[i]!, beside) }));
}

function widestOf(sorts: readonly (ValueSort | null)[]): ValueType | undefined {
  const types = sorts.filter((sort): sort is ValueSort => sort !== null && sort !== 'null').map((sort) => typesBySort[sort]);
  return types.length > 0 && types.every((type) => familyOf(type) === familyOf(types[0]!)) ? widest(types) : types[0];
}
