import { describe, expect, it } from 'vitest';
import { postgresBackend } from '../../src/backends/postgres/index.js';
import { sqliteBackend } from '../../src/backends/sqlite/index.js';
import { writeConstant } from '../../src/compile/index.js';
import type { Dialect } from '../../src/contract/index.js';
import { F } from '../../src/expressions/index.js';
import { char, foreignKey, integer, manyToMany, text } from '../../src/fields/index.js';
import { index, META, type ModelMeta, registry, unique } from '../../src/metadata/index.js';
import { creation, removal } from '../../src/migrate/schema-changes.js';
import { bind } from '../metadata/bind-for-test.js';
import { Badge, Licence, Line, Player, Select, Team } from './models.js';

const postgres = postgresBackend.dialect;
const sqlite = sqliteBackend.dialect;
const statements = (models: readonly ModelMeta[], dialect: Dialect): string[] =>
  creation(models, dialect.features).flatMap((change) => dialect.schema(change, (expr) => writeConstant(expr, dialect)));
const pick = (...models: { readonly [META]: ModelMeta }[]): ModelMeta[] => {
  const wanted = new Set(models.map((m) => m[META]));
  return registry.models.filter((m) => wanted.has(m) || (m.auto && [...m.relations.values()].every((r) => wanted.has(r.target))));
};

describe('the tables of models', () => {
  it('come in order, foreign keys last where the database can add them', () => {
    const changes = creation(pick(Team, Player, Badge, Licence), postgres.features);
    expect(changes.map((c) => ('table' in c ? `${c.change} ${c.table.name}` : c.change))).toEqual([
      'createTable player',
      'createTable team',
      'createTable player_rivals',
      'createTable badge',
      'createTable player_badges',
      'createTable licence',
      ...Array<string>(16).fill('createIndex'),
      ...['player', 'player', 'team', 'player_rivals', 'player_rivals', 'player_badges', 'player_badges', 'licence', 'licence'].map(
        (t) => `addConstraint ${t}`,
      ),
    ]);
    expect(removal(pick(Team, Badge, Player, Licence)).map((c) => 'table' in c && c.table.name)).toEqual([
      'licence',
      'player_badges',
      'badge',
      'player_rivals',
      'team',
      'player',
    ]);
  });

  it('are those of Django on PostgreSQL', () => {
    expect(statements(pick(Team, Player, Badge, Licence), postgres)).toMatchSnapshot();
  });
  it('are those of Django on SQLite, with foreign keys in place', () => {
    expect(statements(pick(Team, Player, Badge, Licence), sqlite)).toMatchSnapshot();
  });
  it('quote every name, and hold constants, keys of several columns and what the database computes', () => {
    expect(statements([Select[META], Line[META]], postgres)).toMatchSnapshot('PostgreSQL');
    expect(statements([Select[META], Line[META]], sqlite)).toMatchSnapshot('SQLite');
  });

  it('are in schemas, which are made first', () => {
    const { A, B } = bind({ A: [{ bs: manyToMany('B') }, { schema: 'one' }], B: [{}, { schema: 'two' }] });
    const sql = statements([A!, A!.relations.get('bs')!.through!, B!], postgres);
    expect(sql.slice(0, 2)).toEqual(['CREATE SCHEMA IF NOT EXISTS "one"', 'CREATE SCHEMA IF NOT EXISTS "two"']);
    expect(sql.filter((s) => s.startsWith('CREATE TABLE')).map((s) => s.split('(')[0])).toEqual([
      'CREATE TABLE "one"."a" ',
      'CREATE TABLE "two"."b" ',
      'CREATE TABLE "one"."a_bs" ',
    ]);
    expect(sql.at(-1)).toMatch(
      /^ALTER TABLE "one"\."a_bs" ADD CONSTRAINT "a_bs_b_id_\w{8}_fk_b_id" FOREIGN KEY \("b_id"\) REFERENCES "two"\."b" \("id"\) DEFERRABLE INITIALLY DEFERRED$/,
    );
  });
});

describe('indexes and constraints', () => {
  const indexes = (fields: object, options: object, dialect = postgres) =>
    statements(Object.values(bind({ T: [fields, options] })), dialect).filter((s) => s.includes(' INDEX '));
  it('say how nulls sort', () => {
    expect(() => indexes({ a: integer() }, { indexes: [index([F('a').desc({ nullsLast: true })])] }, sqlite)).toThrow(
      /NUA_BACKEND_UNSUPPORTED: The index "t_a_\w+_idx" says where NULLs sort/,
    );
    expect(indexes({ a: integer({ null: true }) }, { indexes: [index([F('a').desc({ nullsLast: true })], { name: 'i' })] })).toEqual([
      'CREATE INDEX "i" ON "t" ("a" DESC NULLS LAST)',
    ]);
  });
  it('are named by themselves, apart where they differ', () => {
    const made = indexes(
      { a: integer(), b: text() },
      {
        indexes: [
          index(['a']),
          index(['-a']),
          index(['a'], { using: 'brin' }),
          index(['a'], { include: ['b'] }),
          index([F('a').add(1)]),
          index([F('a').add(2)]),
        ],
      },
    );
    expect(new Set(made.map((s) => /"([^"]+)"/.exec(s)![1])).size).toBe(6);
    expect(made[0]).toBe('CREATE INDEX "t_a_27900e_idx" ON "t" ("a")');
  });
  it("take a type's operator class for their method", () => {
    expect(indexes({ a: text() }, { indexes: [index(['a'], { using: 'gin', opclasses: ['gin_trgm_ops'], name: 'i' })] })).toEqual([
      'CREATE INDEX "i" ON "t" USING "gin" ("a" "gin_trgm_ops")',
    ]);
  });
  it('can be deferred, and take nulls for equal', () => {
    const { T } = bind({
      T: [
        { a: integer({ null: true }) },
        {
          constraints: [
            unique(['a'], { name: 'x', deferrable: true }),
            unique(['a'], { name: 'y', deferrable: 'initiallyDeferred' }),
            unique(['a'], { name: 'z', nullsDistinct: false }),
          ],
        },
      ],
    });
    const [table] = statements([T!], postgres);
    expect(table).toContain('CONSTRAINT "x" UNIQUE ("a") DEFERRABLE INITIALLY IMMEDIATE');
    expect(table).toContain('CONSTRAINT "y" UNIQUE ("a") DEFERRABLE INITIALLY DEFERRED');
    expect(table).toContain('CONSTRAINT "z" UNIQUE NULLS NOT DISTINCT ("a")');
    expect(() => statements([T!], sqlite)).toThrow(/NUA_BACKEND_UNSUPPORTED/);
  });
});

describe('names that the database can not take', () => {
  const long = 'x'.repeat(64);
  it.each<[string, Parameters<typeof bind>[0], RegExp]>([
    [
      'a table',
      { T: [{}, { table: long }] },
      /^NUA_MODEL_INVALID: The table "x{64}" of the table "x{64}" has a name of more than 63 bytes, which is what the database takes\. Give a shorter one with `table`\.$/,
    ],
    [
      'a column',
      { T: [{ a: char({ column: 'é'.repeat(32) }) }] },
      /The column "é{32}" of the table "t" has a name of more than 63 bytes.*with `column`\./,
    ],
    [
      'an index',
      { T: [{ a: char() }, { indexes: [index(['a'], { name: long })] }] },
      /The index "x{64}" of the table "t" has a name of more than 63 bytes.*with `name`\./,
    ],
    [
      'two indexes of one name',
      { T: [{ a: char() }, { indexes: [index(['a'], { name: 'i' })] }], U: [{ a: char() }, { indexes: [index(['a'], { name: 'i' })] }] },
      /The index "i" of the table "u" has the name of the index of "t"\. Give one of them another name\./,
    ],
    [
      'an index with the name of a table',
      { T: [{ a: char() }, { indexes: [index(['a'], { name: 't' })] }] },
      /The index "t" of the table "t" has the name of the table of "t"/,
    ],
  ])('%s', (_, models, says) => {
    expect(() => statements(Object.values(bind(models)), postgres)).toThrow(says);
  });
  it('are no names that we make', () => {
    const name = 'x'.repeat(63);
    const sql = statements(
      Object.values(
        bind({
          T: [
            {
              a: char({ maxLength: 5, index: true, column: name }),
              parent: foreignKey('self', { column: name.replace('x', 'y'), null: true }),
            },
            { table: name },
          ],
        }),
      ),
      postgres,
    );
    for (const made of sql.join('\n').matchAll(/"([^"]+)"/g)) expect(Buffer.byteLength(made[1]!)).toBeLessThanOrEqual(63);
  });
});
