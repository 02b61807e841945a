import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { captureQueries, F, Lower, NuagesError, Q } from 'nuages';
import { Post, Reading, Tag, User } from '../suite/models.js';
import { onEveryBackend } from '../suite/on-every-backend.js';

// Django's CVEs since 2019 that concern names and values of queries, as programs against this API. Those of features that are not there
// yet (aggregates, annotate(), StringAgg, FilteredRelation, Trunc in a query, GIS, Oracle) come with the features.

/** whatever it is: rows or a coded error, and nothing else */
async function answer(run: () => unknown): Promise<string> {
  try {
    await run();
    return 'rows';
  } catch (error) {
    // anything but a code is a failure of its own, named by its text
    return error instanceof NuagesError && error.code !== 'NUA_SQL_INVALID' ? error.code : inspect(error);
  }
}

const hostile = [
  `name"; DROP TABLE tag; --`,
  `name' OR '1'='1`,
  'name`',
  'tag"."name',
  'tag.name',
  'name--',
  'name/*',
  'name;',
  'name)',
  '(name)',
  'name\0',
  'na\nme',
  'name\u2028',
  'name ',
  ' name',
  '"name"',
  'name%s',
  'name$1',
  'name{0}',
  'name\\',
  '',
  '__',
  'name__',
  '__name',
  'pk__',
  '-',
  '--name',
  '?name',
  'name__in__',
  'nаme',
  '💣',
  'x'.repeat(10_000),
  '__proto__',
  'constructor',
  'prototype',
  'then',
  'toJSON',
  'hasOwnProperty',
  'toString',
  '_connector',
  '_negated',
];

onEveryBackend('injection', (suite) => {
  const any = (queryset: unknown) => queryset as { [method: string]: (...args: unknown[]) => PromiseLike<unknown> };

  test('names: orderBy (CVE-2021-35042), values and valuesList (CVE-2022-28346, CVE-2024-42005), only, defer, distinct, filter', async () => {
    await Tag.objects.create({ name: 'kept' });
    for (const name of hostile) {
      const where = JSON.parse(JSON.stringify({ [name]: 'x' })) as object;
      if (!Object.hasOwn(where, name)) Object.defineProperty(where, name, { value: 'x', enumerable: true });
      const asked = [
        () => any(Tag.objects).orderBy!(name),
        () => any(Tag.objects).orderBy!(`-${name}`),
        () => any(Tag.objects).values!(name),
        () => any(Tag.objects).valuesList!(name, { flat: true }),
        () => any(Tag.objects).valuesList!(name, { named: true }),
        () => any(Tag.objects).only!(name),
        () => any(Tag.objects).defer!(name),
        () => any(Tag.objects).distinct!(name),
        () => any(Tag.objects).filter!(where),
        () => any(Tag.objects).exclude!(where),
        () => any(Tag.objects).filter!(Q(where)),
        () => any(Tag.objects).orderBy!(F(name)),
        () => any(Tag.objects).orderBy!(Lower(name)),
        () => any(Tag.objects).filter!({ name: F(name) }),
        () => any(Tag.objects).earliest!(name),
        () => any(Tag.objects).inBulk!([1], { field: name }),
      ];
      for (const run of asked)
        expect(await answer(run), `${name.slice(0, 40)} in ${String(run)}`).toMatch(
          /^(NUA_FIELD_UNKNOWN|NUA_LOOKUP_UNKNOWN|NUA_QUERY_INVALID)$/,
        );
    }
    expect(await Tag.objects.valuesList('name', { flat: true })).toEqual(['kept']);
  });

  test('keys of documents (CVE-2019-14234, CVE-2024-42005): any text is a key, none is SQL', async () => {
    const keys = [
      `a'b`,
      `a"b`,
      'a\\b',
      'a{0}b',
      'a}b',
      'a%sb',
      `') = '1' OR 1 = 1 --`,
      `"]') OR 1=1 --`,
      'a$1',
      'a.b',
      '[0]',
      'constructor',
      'ключ',
      '💣',
    ];
    const documents = keys.map((key) => Object.defineProperty({}, key, { value: 'here', enumerable: true }));
    await Reading.objects.bulkCreate(documents.map((meta, i) => ({ name: `r${i}`, meta })));
    for (const [i, key] of keys.entries()) {
      const found = any(Reading.objects).filter!({ [`meta__${key}`]: 'here' });
      expect([key, ((await found) as Reading[]).map((r) => r.name)]).toEqual([key, [`r${i}`]]);
      expect(((await any(Reading.objects).filter!({ meta__hasKey: key })) as Reading[]).map((r) => r.name)).toEqual([`r${i}`]);
      const [value] = (await any(any(Reading.objects).filter!({ name: `r${i}` })).values!(`meta__${key}`)) as Record<string, unknown>[];
      expect(Object.values(value!)).toEqual(['here']);
      expect(await answer(() => any(Reading.objects).orderBy!(`meta__${key}`))).toBe('rows');
    }
    expect(await answer(() => any(Reading.objects).filter!({ 'meta__a\0b': 1 }))).toMatch(/^(NUA_|rows)/);
  });

  test('objects forged in the JSON of a request (CVE-2025-64459): no shape is taken for a Q, an expression, a queryset or an instance', async () => {
    await User.objects.create({ username: 'ann' });
    const forged: unknown[] = JSON.parse(`[
      {"$gt": ""}, {"_connector": "OR 1=1 OR"}, {"_negated": true}, {"kind": "path", "path": "username"}, {"node": "literal", "value": 1},
      {"__proto__": {"toString": "x"}}, {"constructor": {"prototype": {}}}, {"pk": 1}, {"id": 1}, {"then": 1}, {"sql": "1=1"}, {"strings": ["1=1"], "values": []}, [[1]], [{"pk": 1}], {"length": 1}
    ]`) as unknown[];
    for (const value of forged) {
      for (const path of [
        'username',
        'age',
        'isActive',
        'createdAt',
        'pk',
        'posts',
        'username__in',
        'username__contains',
        'age__range',
        'email__isnull',
      ]) {
        expect(await answer(() => any(User.objects).filter!({ [path]: value })), `${path}: ${JSON.stringify(value)}`).toMatch(
          /^NUA_VALUE_INVALID$/,
        );
      }
    }
    for (const where of [
      { _connector: 'OR' },
      { _negated: true },
      JSON.parse('{"__proto__": {"username": "ann"}}') as object,
      JSON.parse('{"constructor": 1}') as object,
    ]) {
      expect(await answer(() => any(User.objects).filter!(where))).toMatch(/^NUA_FIELD_UNKNOWN$/);
    }
    for (const where of [
      [],
      'username',
      1,
      () => true,
      new Map([['username', 'ann']]),
      new Date(),
      Object.create({ username: 'ann' }) as object,
    ]) {
      expect(await answer(() => any(User.objects).filter!(where))).toMatch(/^NUA_QUERY_INVALID$/);
    }
    expect(({} as { username?: string }).username).toBeUndefined();
  });

  test('values travel as parameters, whatever they hold', async () => {
    const texts = [`'; DROP TABLE "user"; --`, `" OR ""="`, '\\', "\\'", '%', '_', '$1', '?1', '{0}', '\u2028', '💣', 'a'.repeat(100)];
    await Tag.objects.bulkCreate(texts.slice(0, -1).map((name) => ({ name })));
    for (const text of texts.slice(0, -1)) {
      for (const lookup of ['', '__iexact', '__contains', '__startswith', '__endswith', '__icontains']) {
        const names = (await any(any(Tag.objects).filter!({ [`name${lookup}`]: text })).valuesList!('name', { flat: true })) as string[];
        expect([lookup, text, names.includes(text)]).toEqual([lookup, text, true]);
      }
      expect(await Tag.objects.filter({ name__in: [text] }).count()).toBe(1);
    }
    expect(await answer(() => any(Tag.objects).filter!({ name: 'a\0b' }))).toMatch(/^(rows|NUA_(VALUE|DATA)_INVALID)$/);
  });

  test('the options of explain (CVE-2022-28347) and kinds of date parts (CVE-2022-34265)', async () => {
    for (const options of [
      { format: 'json; DROP TABLE tag' },
      { analyze: 'x) SELECT 1; --' },
      { 'verbose) SELECT 1; --': true },
      { verbose: '); SELECT 1' },
    ]) {
      expect(await answer(() => any(Tag.objects).explain!(options))).toMatch(/^(rows|NUA_[A-Z_]+)$/);
    }
    for (const part of [`year'`, 'year) OR 1=1', 'epoch', 'YEAR', 'microsecond']) {
      expect(await answer(() => any(Post.objects).filter!({ [`createdAt__${part}`]: 1 }))).toBe('NUA_LOOKUP_UNKNOWN');
    }
    expect(await Tag.objects.count()).toBe(0);
  });

  test('values stand in no message, no inspection, no text of a statement', async () => {
    const secret = 's3cr3t-value';
    const { queries } = await captureQueries(
      async () => await Tag.objects.filter({ name: secret, name__in: [secret], name__contains: secret }),
    );
    for (const { sql } of queries) expect(sql).not.toContain(secret);
    expect(inspect(Tag.objects.filter({ name: secret }))).not.toContain(secret);
    const errors = [
      () => any(Post.objects).filter!({ id: secret }),
      () => any(Tag.objects).get!({ name: secret }),
      () => any(Reading.objects).filter!({ day: secret }),
      () => any(Tag.objects).create!({ name: secret.repeat(30) }),
    ];
    for (const run of errors) {
      const error = await Promise.resolve(run()).then(
        () => null,
        (e: unknown) => e as Error,
      );
      expect(error?.message ?? '').not.toContain(secret);
    }
    await Tag.objects.create({ name: secret });
    const error = await Tag.objects.create({ name: secret }).then(
      () => null,
      (e: unknown) => e as Error,
    );
    expect(error?.message).toMatch(/^NUA_INTEGRITY_UNIQUE/);
    expect(error?.message).not.toContain(secret);
    expect(suite.name).toBeTruthy();
  });
});
