import type { InstanceShape, RowShape, RowValue } from '../metadata/row-shape.js';
import { construct } from './construct.js';
import { Stamp } from './context.js';
import { decoderOf } from './decode.js';
import { deferredPrototype } from './deferred.js';
import { generate } from './generate.js';
import type { MakeRow } from './make-row.js';
import { namedPrototype } from './named-tuple.js';
import { rowConstructor } from './row-constructor.js';
import { setNested } from './set-nested.js';
import { valuesOf } from './values-of.js';

/** Code for the rows of a shape, as text. */
export function generatedMaker(shape: RowShape): MakeRow {
  const code = new Code();
  switch (shape.kind) {
    case 'instance':
      return code.maker(nested(shape, code));
    case 'object':
      return code.maker(`return ${record(shape.values, code)};`);
    case 'tuple':
      return code.maker(`return [${code.values(shape.values).join(', ')}];`);
    case 'named': {
      const set = code.given(Object.setPrototypeOf);
      const prototype = code.given(namedPrototype(shape.values.map((v) => v.name)));
      return code.maker(`return ${set}([${code.values(shape.values).join(', ')}], ${prototype});`);
    }
    case 'flat':
      return code.maker(`return ${code.values([shape.value])[0]!};`);
  }
}

/** The text of one maker, with what the text names. */
class Code {
  readonly #given: unknown[] = [];
  #cells = 0;

  /** the name of a value in the text */
  given(value: unknown): string {
    const known = this.#given.indexOf(value);
    return `g${known < 0 ? this.#given.push(value) - 1 : known}`;
  }

  cell(position: number): string {
    this.#cells = Math.max(this.#cells, position + 1);
    return `c${position}`;
  }

  /** decoded cells */
  values(values: readonly RowValue[]): string[] {
    return values.map(({ type, position, parts }) => {
      if (parts) return `[${this.values(parts).join(', ')}]`;
      const cell = this.cell(position);
      const decode = decoderOf(type);
      return decode ? `${cell} === null ? null : ${this.given(decode)}(${cell})` : cell;
    });
  }

  /** `(context, c0, c1, ...) => { body }` */
  maker(body: string): MakeRow {
    const names = this.#given.map((_, i) => `g${i}`);
    const cells = Array.from({ length: this.#cells }, (_, i) => `c${i}`);
    return generate(names, this.#given, `return (${['context', ...cells].join(', ')}) => { ${body} }`);
  }
}

const record = (values: readonly RowValue[], code: Code): string =>
  `({ ${code
    .values(values)
    .map((v, i) => `${keyOf(values[i]!.name)}: ${v}`)
    .join(', ')} })`;
/** a plain key `__proto__` would set the prototype, a computed one is a property */
const keyOf = (name: string): string => (name === '__proto__' ? `["__proto__"]` : JSON.stringify(name));

/** An instance that belongs to the group of this name in the text. */
function instance(shape: InstanceShape, group: string, code: Code): string {
  const { constructor, ownFields } = shape.meta.class;
  const prototype = deferredPrototype(shape.meta, shape.deferred);
  const values = valuesOf(shape);
  const made = ownFields
    ? `${code.given(construct)}(${code.given(constructor)}, ${code.given(prototype)}, ${record(values, code)})`
    : `new ${code.given(
        rowConstructor(
          prototype,
          values.map((v) => v.name),
        ),
      )}(${code.values(values).join(', ')})`;
  return `new ${code.given(Stamp)}(${made}, ${group})`;
}

/** An instance, then the instances nested in it, each in the group of those at its place. */
function nested(shape: InstanceShape, code: Code): string {
  if (shape.related.length === 0) return `return ${instance(shape, 'context', code)};`;
  return `const row = ${instance(shape, 'context', code)}; ${related(shape, 'row', code)} return row;`;
}

function related(shape: InstanceShape, from: string, code: Code): string {
  return shape.related
    .map(({ relation, row, key, part }) => {
      const [name, group] = [`row${part}`, `group${part}`];
      return `let ${name} = null;
        if (${code.cell(key)} !== null) {
          const ${group} = context.part(${part});
          ${name} = ${instance(row, group, code)};
          ${group}.add(${name});
          ${related(row, name, code)}
        }
        ${code.given(setNested)}(${from}, ${code.given(relation)}, ${name});`;
    })
    .join('\n');
}
