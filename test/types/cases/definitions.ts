// Model options, indexes, constraints, expressions in them, fields of one's own, other registries
import {
  Abs,
  Coalesce,
  Concat,
  F,
  Length,
  Lower,
  Model,
  Now,
  Q,
  Round,
  Trim,
  Trunc,
  Upper,
  Value,
  char,
  check,
  customField,
  dateTime,
  foreignKey,
  func,
  index,
  integer,
  register,
  unique,
  type Expression,
  type TypeOf,
} from 'nuages';
import { Post, Tag } from '../models/index.js';
import { Owner, Pet } from '../other-models/index.js';
import { foreignKey as otherKey } from '../other-models/registry.js';
import { expectAssignable, expectType } from './expect-type.js';

export function options() {
  Model(
    'Tag',
    { name: char() },
    {
      ordering: ['name', '-id', 'name__length'],
      indexes: [index(['-name'])],
      constraints: [unique(['name'])],
      abstract: false,
      defaultManager: 'objects',
    },
  );
  foreignKey('User', { onDelete: 'setDefault' });
  register({ Post, Tag }, { app: 'blog', schema: 'public' });
  // @ts-expect-error unknown field in an ordering
  Model('Tag', { name: char() }, { ordering: ['-nmae'] });
  // @ts-expect-error in an index
  Model('Tag', { name: char() }, { indexes: [index(['nmae'])] });
  // @ts-expect-error in the expression of an index
  Model('Tag', { name: char() }, { indexes: [index([Lower('nmae')])] });
  // @ts-expect-error in the condition of an index
  Model('Tag', { name: char() }, { indexes: [index(['name'], { where: Q({ nmae: 'x' }) })] });
  // @ts-expect-error among the columns that it includes
  Model('Tag', { name: char() }, { indexes: [index(['name'], { include: ['nmae'] })] });
  // @ts-expect-error in a constraint
  Model('Tag', { name: char() }, { constraints: [unique(['name', 'nmae'])] });
  // @ts-expect-error in a check
  Model('Tag', { name: char() }, { constraints: [check(Q({ nmae__gt: 1 }))] });
  // @ts-expect-error not a rule
  foreignKey('User', { onDelete: 'ignore' });
  // @ts-expect-error not a model
  foreignKey('Usr');
  // @ts-expect-error the option is named `table`
  Model('Tag', { name: char() }, { dbTable: 'tag' });
  // @ts-expect-error an option of another kind
  integer({ maxLength: 3 });
  // @ts-expect-error
  char({ nul: true });
}

export function expressions() {
  const fields = { name: char(), email: char({ null: true }), stock: integer(), at: dateTime() };
  Model('Tag', fields, {
    ordering: [F('at').desc({ nullsLast: true }), Lower('name')],
    indexes: [
      index([
        Lower('name'),
        Upper('name'),
        Trim('name'),
        Length('name'),
        Coalesce('email', 'none'),
        Concat('name', Value(' '), 'email'),
        Abs('stock'),
        Round('stock', 2),
        Trunc('at', 'day'),
        func<string>('SOUNDEX')('name'),
      ]),
    ],
    constraints: [
      check(Q({ stock__gte: F('stock').add(1).sub(2).mul(3).div(4).mod(5).pow(6) })),
      check(Q({ at__lt: Now() })),
      unique([Lower('name')]),
    ],
  });
  expectAssignable<Expression<never, unknown>>(func<string>('gen_random_uuid')());
  expectAssignable<Expression<'value:a' | 'value:b', unknown>>(func('GREATEST')('a', F('b')));
  // @ts-expect-error text is not an operand
  F('seats').add('x');
  // @ts-expect-error not an operand
  Lower(1);
  // @ts-expect-error
  Trunc('at', 'century');
}

export function ownFields() {
  const point = customField({
    type: 'point',
    kind: 'array',
    encode: (v: [number, number]) => `(${v})`,
    decode: (s): [number, number] => [s.length, 0],
  });
  const nullable = point({ null: true });
  expectType<[number, number] | null>()({} as TypeOf<typeof nullable>);
  const cents = customField({
    type: { postgresql: 'bigint', sqlite: 'integer' },
    kind: 'bigint',
    cell: 'bigint',
    encode: (v: number) => BigInt(v),
    decode: (cell) => Number(cell / 100n),
    operatorClasses: { btree: 'int8_ops' },
  });
  const price = cents();
  expectType<number>()({} as TypeOf<typeof price>);
  const plain = customField({ type: 'citext', kind: 'text', encode: (v: string) => v });
  const name = plain({ default: 'x' });
  expectType<string>()({} as TypeOf<typeof name>);
  // @ts-expect-error a decoder gets what its cell holds
  customField({ type: 'bigint', kind: 'bigint', cell: 'bigint', encode: (v: number) => v, decode: (cell: string) => Number(cell) });
  // @ts-expect-error not a kind
  customField({ type: 'x', kind: 'shape', encode: (v: string) => v, decode: (s) => s });
}

/** a second schema in one program */
export async function otherRegistry() {
  const pet = await Pet.objects.get({ owner__name: 'x' });
  expectType<Owner>()(await pet.owner);
  expectType<Pet[]>()(await (await pet.owner).pets.all());
  // @ts-expect-error a model of the other registry
  otherKey('User');
  // @ts-expect-error
  foreignKey('Owner');
}
