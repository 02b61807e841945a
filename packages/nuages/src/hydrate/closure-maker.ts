import type { InstanceShape, RowShape, RowValue } from '../metadata/row-shape.js';
import { construct } from './construct.js';
import { Stamp } from './context.js';
import { decodeCell, decoderOf } from './decode.js';
import { deferredPrototype } from './deferred.js';
import type { Group } from './group.js';
import type { MakeRow } from './make-row.js';
import { namedPrototype } from './named-tuple.js';
import { setNested } from './set-nested.js';
import { valuesOf } from './values-of.js';

type Read = (cells: readonly unknown[]) => unknown;
type Properties = Record<string, unknown>;

/** The same as the generated code, without generating any. */
export function closureMaker(shape: RowShape): MakeRow {
  switch (shape.kind) {
    case 'instance':
      return instances(shape);
    case 'object': {
      const fill = filler(shape.values);
      return (_, ...cells) => fill({}, cells);
    }
    case 'tuple':
      return tuples(shape.values);
    case 'named': {
      const make = tuples(shape.values);
      const prototype = namedPrototype(shape.values.map((v) => v.name));
      return (context, ...cells) => Object.setPrototypeOf(make(context, ...cells), prototype) as unknown;
    }
    case 'flat': {
      const read = reader(shape.value);
      return (_, ...cells) => read(cells);
    }
  }
}

function instances(shape: InstanceShape): MakeRow {
  const make = instance(shape);
  const relate = relater(shape);
  return (context, ...cells) => {
    const row = make(context, cells);
    relate(row, context as Group, cells);
    return row;
  };
}

function instance(shape: InstanceShape): (context: unknown, cells: readonly unknown[]) => object {
  const { constructor, ownFields } = shape.meta.class;
  const prototype = deferredPrototype(shape.meta, shape.deferred);
  const fill = filler(valuesOf(shape));
  if (ownFields) return (context, cells) => new Stamp(construct(constructor, prototype, fill({}, cells)), context);
  return (context, cells) => new Stamp(fill(Object.create(prototype) as Properties, cells), context);
}

/** Makes the rows that come nested in a row, each in the group of those at its place. */
function relater({ related }: InstanceShape): (row: object, context: Group, cells: readonly unknown[]) => void {
  const all = related.map(({ relation, row, key, part }) => ({ relation, key, part, make: instance(row), relate: relater(row) }));
  return (row, context, cells) => {
    for (const { relation, key, part, make, relate } of all) {
      if (cells[key] === null) {
        setNested(row, relation, null);
        continue;
      }
      const group = context.part(part);
      const nested = make(group, cells);
      group.add(nested);
      relate(nested, context, cells);
      setNested(row, relation, nested);
    }
  };
}

function tuples(values: readonly RowValue[]): MakeRow<unknown[]> {
  const reads = values.map(reader);
  return (_, ...cells) => reads.map((read) => read(cells));
}

function reader({ type, position, parts }: RowValue): Read {
  if (parts) {
    const reads = parts.map(reader);
    return (cells) => reads.map((read) => read(cells));
  }
  const decode = decoderOf(type);
  return (cells) => decodeCell(decode, cells[position]);
}

function filler(values: readonly RowValue[]): (target: Properties, cells: readonly unknown[]) => Properties {
  const reads = values.map((value) => ({ name: value.name, read: reader(value) }));
  return (target, cells) => {
    for (const { name, read } of reads) {
      if (name === '__proto__')
        Object.defineProperty(target, name, { value: read(cells), writable: true, enumerable: true, configurable: true });
      else target[name] = read(cells);
    }
    return target;
  };
}
