/** Operators of the oracle -> methods of our expressions. */
export const operators: Readonly<Record<string, string>> = {
  $add: 'add',
  $sub: 'sub',
  $mul: 'mul',
  $div: 'div',
  $mod: 'mod',
  $pow: 'pow',
  $bitand: 'bitAnd',
  $bitor: 'bitOr',
  $bitxor: 'bitXor',
  $lshift: 'shiftLeft',
  $rshift: 'shiftRight',
};

/** Django's class of an operation on operands of these classes. */
export function combinedClass(operator: string, classes: readonly (string | null)[]): string | null {
  return classes.reduce((left, right) => (left === null || right === null ? null : pair(operator, left, right)));
}

const instants: ReadonlySet<string> = new Set(['DateField', 'DateTimeField', 'TimeField']);

function pair(operator: string, left: string, right: string): string | null {
  if (instants.has(left) && instants.has(right)) return operator === '$sub' && left === right ? 'DurationField' : null;
  // a day and a duration give an instant
  if (right === 'DurationField' && instants.has(left)) return left === 'TimeField' ? left : 'DateTimeField';
  if (left === 'DurationField' && instants.has(right)) return right === 'TimeField' ? right : 'DateTimeField';
  if (left === right) return left;
  if ([left, right].includes('DecimalField')) return 'DecimalField';
  return [left, right].includes('FloatField') ? 'FloatField' : left;
}
