import { readFileSync } from 'node:fs';
import * as nuages from 'nuages';
import { decimal, Duration, float, Q, Value } from 'nuages';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOn } from '../servers.js';
import { open } from './src/backends.js';
import type { Json, Op } from './src/case.js';
import { Unwritable } from './src/errors.js';
import { declareModels } from './src/models.js';
import { files } from './src/oracle.js';
import { parseOutcomes, withFloats } from './src/parse.js';
import { buildQuery } from './src/query.js';
import { Schema } from './src/schema.js';
import type { World } from './src/scope.js';

// Models are made at run time here: their types say nothing.
interface Rows {
  annotate(...all: unknown[]): Rows;
  alias(...all: unknown[]): Rows;
  filter(...all: unknown[]): Rows;
  exclude(...all: unknown[]): Rows;
  orderBy(...all: unknown[]): Rows;
  values(...all: unknown[]): Rows;
  valuesList(...all: unknown[]): Rows;
  datetimes(...all: unknown[]): Rows;
  union(...all: unknown[]): Rows;
  slice(start: number, end?: number): Rows;
  toSQL(): { readonly sql: string; readonly params: readonly unknown[] };
}
type Make = (...args: unknown[]) => Expression;
interface Expression {
  add(other: unknown): Expression;
  sub(other: unknown): Expression;
  mul(other: unknown): Expression;
  div(other: unknown): Expression;
  neg(): Expression;
  bitAnd(other: unknown): Expression;
  shiftLeft(other: unknown): Expression;
  desc(options?: object): Expression;
}
const n = nuages as unknown as Readonly<Record<string, Make>>;
const [F, Count, Sum, Case, When] = ['F', 'Count', 'Sum', 'Case', 'When'].map((name) => n[name]!) as [Make, Make, Make, Make, Make];
const instant = () => nuages.dateTime({ precision: 6, mode: 'string' });

describeOn('sqlite', 'expressions of the oracle', () => {
  let world: World;
  let close: () => Promise<void>;
  beforeAll(async () => {
    const connections = await open('sqlite', null);
    close = () => connections.close();
    world = declareModels(new Schema(JSON.parse(readFileSync(files.schema, 'utf8')) as ConstructorParameters<typeof Schema>[0]));
  });
  afterAll(() => close());

  const sql = (rows: unknown): unknown => (rows as Rows).toSQL();
  const rows = (model: string): Rows => world.classes.get(model)!['objects'] as unknown as Rows;
  const built = (model: string, ...ops: Op[]) => buildQuery(world, { model, ops });
  const valued = (model: string, json: Json): unknown => sql(built(model, ['values', { v: json }]).rows);
  const meant = (model: string, made: unknown): unknown => sql(rows(model).values({ v: made }));

  const cases: readonly (readonly [model: string, json: Json, made: () => unknown])[] = [
    ['Post', { $add: ['views', 1] }, () => F('views').add(1)],
    ['Post', { $sub: [100, { $F: 'views' }, 2] }, () => (Value(100) as unknown as Expression).sub(F('views')).sub(2)],
    ['Post', { $div: ['views', { $float: '2.0' }] }, () => F('views').div(Value(2, float()))],
    ['Post', { $neg: 'views' }, () => F('views').neg()],
    ['Post', { $bitand: ['views', 6] }, () => F('views').bitAnd(6)],
    ['Post', { $lshift: ['views', 2] }, () => F('views').shiftLeft(2)],
    ['Post', { $add: ['created_at', { $duration: '1000000' }] }, () => F('createdAt').add(new Duration(1_000_000n))],
    [
      'Post',
      { $sub: [{ $datetime: '2024-01-01T00:00:00.000000Z' }, 'created_at'] },
      () => (Value('2024-01-01T00:00:00.000000Z', instant()) as unknown as Expression).sub(F('createdAt')),
    ],
    ['Post', { $Value: 'views' }, () => Value('views')],
    ['Post', { $Value: 5, output: 'FloatField' }, () => Value(5, float())],
    ['Post', { $Count: '*' }, () => Count('*')],
    [
      'User',
      { $Count: 'posts', distinct: true, filter: { $Q: { posts__is_published: true } } },
      () => Count('posts', { distinct: true, filter: Q({ posts__isPublished: true }) }),
    ],
    [
      'Product',
      { $Sum: 'price', default: 0, output: { type: 'DecimalField', max_digits: 10, decimal_places: 2 } },
      () => Sum('price', { default: 0, output: decimal({ maxDigits: 10, decimalPlaces: 2 }) }),
    ],
    ['Post', { $StdDev: 'views', sample: true }, () => n['StdDev']!('views', { sample: true })],
    [
      'Post',
      { $Case: [{ when: { views__gt: 9 }, then: 'title' }], default: 'content', output: 'TextField' },
      () => Case([When({ views__gt: 9 }, F('title'))], { default: F('content'), output: nuages.text() }),
    ],
    [
      'Post',
      { $ExpressionWrapper: { $or: [{ $Q: { views: 1 } }, { title: 'x' }] }, output: 'BooleanField' },
      () => n['ExpressionWrapper']!(Q({ views: 1 }).or({ title: 'x' }), nuages.boolean()),
    ],
    ['Post', { $not: { $Q: { views: 1 } } }, () => Q({ views: 1 }).not()],
    ['Post', { $Lookup: 'gt', lhs: 'views', rhs: '7' }, () => n['Lookup']!(F('views'), 'gt', 7)],
    [
      'Post',
      {
        $Window: { $Func: 'Lag', args: ['views'], kw: { offset: 2, default: { $Value: -1 } } },
        partition_by: ['author'],
        order_by: ['-created_at', { $desc: 'id' }],
        frame: null,
      },
      () => n['Window']!(n['Lag']!('views', 2, -1), { partitionBy: ['author'], orderBy: ['-createdAt', F('id').desc()] }),
    ],
    [
      'Post',
      { $Window: { $Sum: 'views' }, order_by: 'id', frame: { type: 'rows', start: null, end: 0, exclusion: 'current_row' } },
      () => n['Window']!(Sum('views'), { orderBy: 'id', frame: { type: 'rows', start: null, end: 0, exclude: 'current row' } }),
    ],
    ['Product', { $KT: 'attributes__is_new' }, () => n['KT']!('attributes__is_new')],
    ['Post', { $Func: 'Cast', args: ['views'], output: 'FloatField' }, () => n['Cast']!('views', float())],
    [
      'Post',
      { $Func: 'Coalesce', args: ['rating', 'views', 0], output: 'FloatField' },
      () => n['ExpressionWrapper']!(n['Coalesce']!('rating', F('views'), 0), float()),
    ],
    ['Post', { $Func: 'Round', args: ['rating'], kw: { precision: 1 } }, () => n['Round']!('rating', 1)],
    ['Post', { $Func: 'Collate', args: ['title', 'NOCASE'] }, () => n['Collate']!('title', 'NOCASE')],
    [
      'Post',
      { $Func: 'JSONObject', fields: { views: 'views', at: 'created_at' } },
      () => n['JSONObject']!({ views: F('views'), at: F('createdAt') }),
    ],
    [
      'Post',
      { $Func: 'ExtractIsoYear', args: ['created_at'], kw: { tzinfo: 'Asia/Tokyo' } },
      () => n['ExtractIsoYear']!('createdAt', { timeZone: 'Asia/Tokyo' }),
    ],
    [
      'Post',
      { $Func: 'Extract', args: ['created_at'], kw: { lookup_name: 'iso_week_day' } },
      () => n['Extract']!('createdAt', 'isoWeekDay'),
    ],
    [
      'Post',
      { $Func: 'Trunc', args: ['created_at'], kw: { kind: 'day', tzinfo: 'Asia/Tokyo' }, output: 'DateField' },
      () => n['Trunc']!('createdAt', 'day', { timeZone: 'Asia/Tokyo', output: nuages.date() }),
    ],
    ['Post', { $Func: 'TruncDate', args: ['created_at'] }, () => n['TruncDate']!('createdAt')],
  ];

  it.each(cases)('%s: %j', (model, json, made) => {
    expect(valued(model, json)).toEqual(meant(model, made()));
  });

  it('finds the paths of an OuterRef in the query around it', () => {
    const inner = { model: 'Comment', ops: [['filter', { created_at__gt: { $OuterRef: 'created_at' }, post: { $OuterRef: 'pk' } }]] };
    const comments = rows('Comment').filter({ createdAt__gt: n['OuterRef']!('createdAt'), post: n['OuterRef']!('pk') });
    expect(sql(built('Post', ['filter', { $Exists: inner as unknown as Json }]).rows)).toEqual(
      sql(rows('Post').filter(n['Exists']!(comments))),
    );
    const tags = { model: 'Tag', ops: [['filter', { name: { $OuterRef: { $OuterRef: 'username' } } }]] };
    const posts = { model: 'Post', ops: [['filter', { $Exists: tags }]] };
    const named = rows('Tag').filter({ name: n['OuterRef']!(n['OuterRef']!('username')) });
    expect(sql(built('User', ['filter', { $Exists: posts as unknown as Json }]).rows)).toEqual(
      sql(rows('User').filter(n['Exists']!(rows('Post').filter(n['Exists']!(named))))),
    );
  });

  it('names aggregates that have no name as Django does', () => {
    const { selected, rows: made } = built(
      'User',
      ['annotate', { $Count: 'posts__comments' }, { all: { $Count: '*' } }],
      ['filter', { posts__comments__count__gt: 1 }],
    );
    expect(selected.map((c) => c.name)).toEqual(['posts__comments__count', 'all']);
    expect(sql(made)).toEqual(
      sql(
        rows('User')
          .annotate({ postsCommentsCount: Count(F('posts__comments')), all: Count('*') })
          .filter({ postsCommentsCount__gt: 1 }),
      ),
    );
    expect(() => built('User', ['annotate', { $Count: 'posts' }, { posts__count: { $Count: '*' } }])).toThrow(Unwritable);
    expect(() => built('User', ['annotate', { $Count: '*' }])).toThrow(nuages.NuagesError);
    expect(() => built('User', ['annotate', { five: 5 }])).toThrow(nuages.NuagesError);
  });

  it('gives options where querysets take them', () => {
    const other = { model: 'Post', ops: [['filter', { views: 1 }]] } as unknown as Json;
    expect(sql(built('Post', ['union', other, { $opts: { all: true } }]).rows)).toEqual(
      sql(rows('Post').union(rows('Post').filter({ views: 1 }), { all: true })),
    );
    expect(sql(built('Post', ['datetimes', 'created_at', 'hour', 'DESC', { $opts: { tzinfo: 'Asia/Tokyo' } }]).rows)).toEqual(
      sql(rows('Post').datetimes('createdAt', 'hour', 'desc', { timeZone: 'Asia/Tokyo' })),
    );
    expect(sql(built('Post', ['values_list', 'id', { $Q: { views: 1 } }]).rows)).toEqual(
      sql(rows('Post').valuesList('id', Q({ views: 1 }))),
    );
  });

  it('names the columns of values_list() that have no name as Django does', () => {
    const lower = { $Func: 'Lower', args: ['title'] };
    const { form } = built('Post', [
      'values_list',
      'id',
      lower,
      { $add: ['views', 1] },
      lower,
      { $Lookup: 'gt', lhs: 'views', rhs: 1 },
      { $opts: { named: true } },
    ]);
    expect('columns' in form ? form.columns.map((c) => c.name) : null).toEqual([
      'id',
      'lower1',
      'combinedexpression1',
      'lower2',
      'greaterthan1',
    ]);
  });

  it('says what expressions give', () => {
    const { selected } = built('Window', [
      'annotate',
      {
        a: { $Max: 'starts' },
        b: { $add: ['open_on', 'slack'] },
        c: { $sub: ['ends', 'starts'] },
        d: { $Func: 'TruncDate', args: ['starts'] },
        e: { $Case: [{ when: { id: 1 }, then: { $time: '01:00:00.000000' } }] },
        f: { $Avg: 'id' },
        g: { $Subquery: { model: 'User', ops: [['values', 'last_login']] } } as unknown as Json,
        h: { $Func: 'JSONObject', fields: {} },
      },
    ]);
    expect(selected.map((c) => c.of)).toEqual([
      'DateTimeField',
      'DateTimeField',
      'DurationField',
      'DateField',
      'TimeField',
      'FloatField',
      'DateTimeField',
      'JSONField',
    ]);
  });
});

it('tells 3.0 from 3 where a case asks, not in documents', () => {
  const part = parseOutcomes('{"ops":[["annotate",{"a":{"$div":["views",2.0]},"b":{"$Value":{"$json":{"x":[3.0]}}}}]],"v":[1,2.5]}');
  expect(withFloats(part)).toEqual({
    ops: [['annotate', { a: { $div: ['views', { $float: '2.0' }] }, b: { $Value: { $json: { x: [3] } } } }]],
    v: [1, 2.5],
  });
});
