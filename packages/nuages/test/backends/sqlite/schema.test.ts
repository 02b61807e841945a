import { describe, expect, it } from 'vitest';
import { writeConstant } from '../../../src/compile/index.js';
import { dialect } from '../../../src/backends/sqlite/dialect/dialect.js';
import type {
  ColumnDefinition,
  ColumnType,
  ConstraintDefinition,
  Expr,
  ForeignKeyDefinition,
  IndexDefinition,
  SchemaChange,
} from '../../../src/ir/index.js';
import { bool, call, decimal, integer, literal, text } from './evaluate.js';
import { connect, rows, onEachPackage } from './open.js';

const write = (change: SchemaChange) => dialect.schema(change, (expr) => writeConstant(expr, dialect));
const field = (name: string, type: ColumnType['name'] | ColumnType, more: Partial<ColumnDefinition> = {}): ColumnDefinition => ({
  name,
  type: typeof type === 'string' ? { name: type } : type,
  null: false,
  identity: false,
  ...more,
});
const id = field('id', 'bigint', { identity: true });
const ref = (column: string, target: string, more: Partial<ForeignKeyDefinition> = {}): ForeignKeyDefinition => ({
  constraint: 'foreignKey',
  name: `${column}_fk`,
  columns: [column],
  target: { name: target },
  targetColumns: ['id'],
  deferred: true,
  ...more,
});
const table = (name: string, columns: ColumnDefinition[], constraints: ConstraintDefinition[] = [], primaryKey = ['id']): SchemaChange => ({
  change: 'createTable',
  table: { name },
  columns,
  primaryKey,
  constraints,
});
const index = (more: Partial<IndexDefinition>): SchemaChange => ({
  change: 'createIndex',
  index: { name: 'i', table: { name: 't' }, unique: false, parts: [], where: null, include: [], ...more },
});
const column = (name: string, type = integer): Expr => ({ node: 'column', alias: '', column: name, type });
const part = (expr: Expr, desc = false) => ({ expr, desc });

// as Django 5.2 writes them
const tables: Readonly<Record<string, readonly [SchemaChange, string]>> = {
  'types and keys': [
    table(
      'post',
      [
        id,
        field('author_id', 'bigint'),
        field('editor_id', 'bigint', { null: true }),
        field('title', { name: 'char', length: 200 }),
        field('content', 'text'),
        field('is_published', 'boolean'),
        field('created_at', 'timestamp'),
        field('rating', 'float', { null: true }),
        field('price', { name: 'decimal', digits: 8, places: 2 }),
        field('attributes', 'json', { null: true }),
        field('day', 'date'),
        field('tm', 'time'),
        field('dur', 'interval'),
        field('uid', 'uuid'),
        field('bin', 'binary'),
        field('small', 'smallint'),
        field('at', 'ip'),
      ],
      [ref('author_id', 'user'), ref('editor_id', 'user', { deferred: false })],
    ),
    'CREATE TABLE "post" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "author_id" bigint NOT NULL REFERENCES "user" ("id") DEFERRABLE INITIALLY DEFERRED, "editor_id" bigint NULL REFERENCES "user" ("id"), "title" varchar(200) NOT NULL, "content" text NOT NULL, "is_published" bool NOT NULL, "created_at" datetime NOT NULL, "rating" real NULL, "price" decimal NOT NULL, "attributes" text NULL CHECK ((JSON_VALID("attributes") OR "attributes" IS NULL)), "day" date NOT NULL, "tm" time NOT NULL, "dur" bigint NOT NULL, "uid" char(32) NOT NULL, "bin" BLOB NOT NULL, "small" smallint NOT NULL, "at" char(39) NOT NULL)',
  ],
  'a key that is a reference': [
    table('passport', [field('user_id', 'bigint'), field('number', { name: 'char', length: 20 })], [ref('user_id', 'user')], ['user_id']),
    'CREATE TABLE "passport" ("user_id" bigint NOT NULL PRIMARY KEY REFERENCES "user" ("id") DEFERRABLE INITIALLY DEFERRED, "number" varchar(20) NOT NULL)',
  ],
  constraints: [
    table(
      'inventory',
      [id, field('sku', 'text'), field('qty', 'integer')],
      [
        { constraint: 'unique', name: 'inventory_uniq', columns: ['sku', 'qty'], include: ['id'] },
        { constraint: 'check', name: 'inventory_qty_gte_0', condition: call('gte', bool, [column('qty'), literal(integer, 0)]) },
      ],
    ),
    'CREATE TABLE "inventory" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "sku" text NOT NULL, "qty" integer NOT NULL, CONSTRAINT "inventory_uniq" UNIQUE ("sku", "qty"), CONSTRAINT "inventory_qty_gte_0" CHECK ("qty" >= 0))',
  ],
  'a composite key and a reference to one': [
    table(
      'translation',
      [field('lang', { name: 'char', length: 5 }), field('key', 'text'), field('up', { name: 'char', length: 5 }, { null: true })],
      [ref('lang', 'translation', { name: 'up_fk', columns: ['up', 'key'], targetColumns: ['lang', 'key'] })],
      ['lang', 'key'],
    ),
    'CREATE TABLE "translation" ("lang" varchar(5) NOT NULL, "key" text NOT NULL, "up" varchar(5) NULL, PRIMARY KEY ("lang", "key"), CONSTRAINT "up_fk" FOREIGN KEY ("up", "key") REFERENCES "translation" ("lang", "key") DEFERRABLE INITIALLY DEFERRED)',
  ],
  'defaults and generated columns': [
    table('invoice', [
      id,
      field('net', 'decimal'),
      field('tax', 'decimal'),
      field('gross', 'decimal', {
        null: true,
        generated: { expression: call('add', decimal, [column('net', decimal), column('tax', decimal)]), stored: true },
      }),
      field('title', 'text', { generated: { expression: call('upper', text, [column('state', text)]), stored: false } }),
      field('state', { name: 'char', length: 10 }, { default: literal(text, "it's") }),
      field('made', 'timestamp', { default: call('now', text, []) }),
    ]),
    `CREATE TABLE "invoice" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "net" decimal NOT NULL, "tax" decimal NOT NULL, "gross" decimal GENERATED ALWAYS AS ((CAST(("net" + "tax") AS NUMERIC))) STORED, "title" text GENERATED ALWAYS AS (UPPER("state")) VIRTUAL, "state" varchar(10) DEFAULT 'it''s' NOT NULL, "made" datetime DEFAULT (REPLACE(STRFTIME('%Y-%m-%d %H:%M:%f000', 'now'), '.000000', '')) NOT NULL)`,
  ],
  'a custom type': [
    table('place', [
      id,
      field('at', { name: 'custom', sql: { sqlite: 'blob', postgres: 'point' } }),
      field('x', { name: 'custom', sql: 'vec' }),
    ]),
    'CREATE TABLE "place" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "at" blob NOT NULL, "x" vec NOT NULL)',
  ],
};
const indexes: Readonly<Record<string, readonly [SchemaChange, string]>> = {
  columns: [
    index({ parts: [part(column('a')), part(column('b'), true)], include: ['c'], using: 'gin' }),
    'CREATE INDEX "i" ON "t" ("a", "b" DESC)',
  ],
  expressions: [index({ parts: [part(call('lower', text, [column('a', text)]), true)] }), 'CREATE INDEX "i" ON "t" (LOWER("a") DESC)'],
  conditions: [
    index({ unique: true, parts: [part(column('a'))], where: call('eq', bool, [column('b', bool), literal(bool, true)]) }),
    'CREATE UNIQUE INDEX "i" ON "t" ("a") WHERE "b" = 1',
  ],
};

describe('tables and indexes', () => {
  it.each(Object.entries({ ...tables, ...indexes }))('%s', (_, [change, sql]) => {
    expect(write(change)).toEqual([sql]);
  });

  it('of other changes', () => {
    expect(write({ change: 'dropTable', table: { name: 'a"b' } })).toEqual(['DROP TABLE IF EXISTS "a""b"']);
    expect(
      write({ change: 'addConstraint', table: { name: 't' }, constraint: { constraint: 'unique', name: 'u', columns: ['a', 'b'] } }),
    ).toEqual(['CREATE UNIQUE INDEX "u" ON "t" ("a", "b")']);
  });

  it.each<[SchemaChange, string]>([
    [{ change: 'createSchema', name: 's' }, 'sqlite has no schemas'],
    [{ change: 'addConstraint', table: { name: 't' }, constraint: ref('a', 'u') }, `can't add the constraint "a_fk"`],
    [table('t', [field('a', { name: 'array', item: { name: 'text' } })]), 'no columns of arrays'],
    [table('t', [field('a', { name: 'custom', sql: { postgres: 'point' } })]), 'no SQL for sqlite (it has: postgres)'],
    [table('t', [field('id', 'text'), field('n', 'bigint', { identity: true })]), 'not by "n"'],
    [table('t', [id], [{ constraint: 'unique', name: 'u', columns: ['id'], deferrable: 'deferred' }]), `"u" can't be deferred`],
    [index({ unique: true, nullsDistinct: false }), `"i" can't take NULLs for equal`],
  ])('refuse what SQLite can not keep to (%#)', (change, says) => {
    expect(() => write(change)).toThrow(says);
  });
});

onEachPackage('a schema made', (driver) => {
  it('takes tables that point at each other, in any order', async () => {
    const connection = await connect(driver);
    const circle = [
      ...write(table('a', [id, field('b_id', 'bigint')], [ref('b_id', 'b')])),
      ...write(table('b', [id, field('a_id', 'bigint')], [ref('a_id', 'a')])),
    ];
    await connection.script(circle.join(';'));
    await connection.script('BEGIN; INSERT INTO a (id, b_id) VALUES (1, 1); INSERT INTO b (id, a_id) VALUES (1, 1); COMMIT');
    expect(await rows(connection, 'SELECT a_id FROM b')).toEqual([[1]]);
    await connection.close();
  });

  it('is accepted whole', async () => {
    const connection = await connect(driver);
    for (const [change] of Object.values(tables)) await connection.script(write(change).join(';'));
    const { index: partial } = index({
      table: { name: 'invoice' },
      parts: [part(column('net')), part(call('year', integer, [column('made')]))],
      where: call('gt', bool, [column('tax'), literal(integer, 0)]),
    }) as Extract<SchemaChange, { change: 'createIndex' }>;
    await connection.script(write({ change: 'createIndex', index: partial }).join(';'));
    await rows(connection, 'INSERT INTO invoice (net, tax) VALUES (1.5, 2)');
    expect(await rows(connection, 'SELECT gross + 0, title, state, length(made) >= 19 FROM invoice')).toEqual([[3.5, "IT'S", "it's", 1]]);
    await connection.close();
  });
});

describe('the dialect', () => {
  it('quotes, numbers and limits', () => {
    expect(dialect.quote('Mixed "Case"')).toBe('"Mixed ""Case"""');
    expect(dialect.placeholder(3, integer, false)).toBe('?3');
    expect([dialect.limit(null, 0), dialect.limit(5, 0), dialect.limit(0, 0), dialect.limit(5, 10), dialect.limit(null, 10)]).toEqual([
      '',
      ' LIMIT 5',
      ' LIMIT 0',
      ' LIMIT 5 OFFSET 10',
      ' LIMIT -1 OFFSET 10',
    ]);
  });
});
