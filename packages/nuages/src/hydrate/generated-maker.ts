import type { InstanceShape, RowShape, RowValue } from '../metadata/row-shape.js';
import { closureMaker } from './closure-maker.js';
import { Stamp } from './context.js';
import { decoderOf } from './decode.js';
import { deferredPrototype } from './deferred.js';
import { generate } from './generate.js';
import type { MakeRow } from './make-row.js';
import { namedPrototype } from './named-tuple.js';
import { rowConstructor } from './row-constructor.js';
import { valuesOf } from './values-of.js';

/** Code for the rows of a shape, as text. */
export function generatedMaker(shape: RowShape): MakeRow {
  switch (shape.kind) {
    case 'instance':
      return shape.meta.class.ownFields ? closureMaker(shape) : instances(shape);
    case 'object':
      return maker(shape.values, (values) => `({ ${values.map((v, i) => `${keyOf(shape.values[i]!.name)}: ${v}`).join(', ')} })`);
    case 'tuple':
      return maker(shape.values, (values) => `[${values.join(', ')}]`);
    case 'named':
      return maker(shape.values, (values) => `setPrototypeOf([${values.join(', ')}], prototype)`, {
        setPrototypeOf: Object.setPrototypeOf,
        prototype: namedPrototype(shape.values.map((v) => v.name)),
      });
    case 'flat':
      return maker([shape.value], ([value]) => value!);
  }
}

function instances(shape: InstanceShape): MakeRow {
  const values = valuesOf(shape);
  const Row = rowConstructor(
    deferredPrototype(shape.meta.class.prototype, shape.deferred),
    values.map((v) => v.name),
  );
  return maker(values, (args) => `new Stamp(new Row(${args.join(', ')}), context)`, { Stamp, Row });
}

/** `(context, c0, c1) => ...` around the expression of a row; `given` are what the expression names. */
function maker(
  values: readonly RowValue[],
  expression: (values: readonly string[]) => string,
  given: Readonly<Record<string, unknown>> = {},
): MakeRow {
  const cells = Array.from({ length: Math.max(-1, ...values.map((v) => v.position)) + 1 }, (_, i) => `c${i}`);
  const decoders: Record<string, unknown> = {};
  const decoded = values.map(({ type, position }, i) => {
    const decode = decoderOf(type);
    if (!decode) return `c${position}`;
    decoders[`d${i}`] = decode;
    return `c${position} === null ? null : d${i}(c${position})`;
  });
  const all = { ...given, ...decoders };
  return generate(Object.keys(all), Object.values(all), `return (${['context', ...cells].join(', ')}) => ${expression(decoded)}`);
}

/** a plain key `__proto__` would set the prototype, a computed one is a property */
const keyOf = (name: string): string => (name === '__proto__' ? `["__proto__"]` : JSON.stringify(name));
