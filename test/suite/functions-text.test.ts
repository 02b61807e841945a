import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  type AnyExpression,
  Chr,
  Collate,
  Concat,
  ExpressionWrapper,
  F,
  Left,
  Length,
  Lower,
  LPad,
  LTrim,
  MD5,
  Ord,
  Repeat,
  Replace,
  Reverse,
  Right,
  RPad,
  RTrim,
  SHA224,
  SHA256,
  SHA384,
  SHA512,
  StrIndex,
  Substr,
  text,
  Trim,
  Upper,
  Value,
} from 'nuages';
import { Post, Reading, User } from './models.js';
import { onEveryBackend } from './on-every-backend.js';
import { refused } from './refused.js';

const one = async (name: string, expressions: Readonly<Record<string, AnyExpression>>): Promise<object | undefined> =>
  (await User.objects.filter({ username: name }).values(expressions))[0];

onEveryBackend('functions of text', (suite) => {
  test('letters, spaces, order and length', async () => {
    await User.objects.create({ username: ' Zoe ', email: null });
    expect(
      await one(' Zoe ', {
        lower: Lower('username'),
        upper: Upper('username'),
        trim: Trim('username'),
        ltrim: LTrim('username'),
        rtrim: RTrim('username'),
        reverse: Reverse('username'),
        length: Length('username'),
        none: Lower('email'),
      }),
    ).toEqual({ lower: ' zoe ', upper: ' ZOE ', trim: 'Zoe', ltrim: 'Zoe ', rtrim: ' Zoe', reverse: ' eoZ ', length: 5, none: null });
  });

  test('parts: characters are counted whole', async () => {
    await User.objects.create({ username: 'a😀cde', age: 3 });
    expect(
      await one('a😀cde', {
        left: Left('username', 2),
        right: Right('username', 4),
        by: Left('username', F('age')),
        longer: Right('username', 99),
        from: Substr('username', 3),
        part: Substr('username', 2, 2),
        beyond: Substr('username', 50),
        at: StrIndex('username', Value('c')),
        nowhere: StrIndex('username', Value('x')),
        back: Reverse('username'),
        first: Ord('username'),
        letter: Chr(Value(65)),
      }),
    ).toEqual({
      left: 'a😀',
      right: '😀cde',
      by: 'a😀c',
      longer: 'a😀cde',
      from: 'cde',
      part: '😀c',
      beyond: '',
      at: 3,
      nowhere: 0,
      back: 'edc😀a',
      first: 97,
      letter: 'A',
    });
  });

  test('filling, repeating, replacing', async () => {
    await User.objects.create({ username: 'o😀o' });
    expect(
      await one('o😀o', {
        lpad: LPad('username', 6, Value('xy')),
        rpad: RPad('username', 5),
        cut: LPad('username', 2, Value('.')),
        unfilled: RPad('username', 9, Value('')),
        none: LPad('email', 5),
        twice: Repeat('username', 2),
        never: Repeat('username', 0),
        replaced: Replace('username', Value('o'), Value('%')),
        without: Replace('username', Value('o')),
      }),
    ).toEqual({
      lpad: 'xyxo😀o',
      rpad: 'o😀o  ',
      cut: 'o😀',
      unfilled: 'o😀o',
      none: null,
      twice: 'o😀oo😀o',
      never: '',
      replaced: '%😀%',
      without: '😀',
    });
  });

  test('null counts as the empty text where texts are joined', async () => {
    await User.objects.create({ username: 'ann', email: null });
    expect(await one('ann', { both: Concat('email', Value('<'), 'username', Value('>')) })).toEqual({ both: '<ann>' });
  });

  test('hashes', async () => {
    await User.objects.create({ username: 'été' });
    const hash = (name: string) => createHash(name).update('été').digest('hex');
    const made = { md5: MD5('username'), sha224: SHA224('username'), sha256: SHA256('username'), sha384: SHA384('username') };
    expect(await one('été', { ...made, sha512: SHA512('username'), none: MD5('email') })).toEqual({
      md5: hash('md5'),
      sha224: hash('sha224'),
      sha256: hash('sha256'),
      sha384: hash('sha384'),
      sha512: hash('sha512'),
      none: null,
    });
  });

  test('a collation of the database sorts', async () => {
    for (const username of ['b', 'A', 'a', 'B']) await User.objects.create({ username });
    const collation = suite.name === 'sqlite' ? 'BINARY' : 'C';
    const sorted = User.objects.orderBy(Collate('username', collation)).valuesList('username', { flat: true });
    expect(await sorted).toEqual(['A', 'B', 'a', 'b']);
  });

  test('texts of different fields need their type said', async () => {
    const author = await User.objects.create({ username: 'ann' });
    await Post.objects.create({ title: 'One', body: 'more', author });
    const whole = Concat('title', 'body');
    expect(await refused(() => Post.objects.values({ whole }))).toMatch(/concat\(\) takes values of one field, not char\(\) and text\(\)/);
    expect(await refused(() => Post.objects.values({ less: Replace('body', Value('o'), Value('0')) }))).toMatch(/text\(\) and char\(\)/);
    expect(await refused(() => Post.objects.values({ whole: Concat('title', 'id') }))).toMatch(/char\(\) and autoField\(\)/);
    expect(
      await Post.objects.values({
        whole: ExpressionWrapper(whole, text()),
        less: Replace('body', Value('o', text()), Value('0', text())),
        numbered: ExpressionWrapper(Concat(Value('#'), 'author__age'), text()),
      }),
    ).toEqual([{ whole: 'Onemore', less: 'm0re', numbered: '#0' }]);
    // an email() is a char()
    expect(await User.objects.values({ both: Concat('email', 'username') })).toEqual([{ both: 'ann' }]);
  });

  test('they filter and sort', async () => {
    for (const username of ['ann', 'Bob', 'zed']) await User.objects.create({ username, email: `${username}@x.org` });
    const names = (rows: readonly User[]) => rows.map((r) => r.username);
    expect(names(await User.objects.orderBy(Lower('username').desc()))).toEqual(['zed', 'Bob', 'ann']);
    expect(names(await User.objects.filter({ email: Concat('username', Value('@x.org')) }).orderBy('username'))).toHaveLength(3);
    expect(names(await User.objects.filter({ username__iexact: Lower(Value('BOB')) }))).toEqual(['Bob']);
    expect(names(await User.objects.filter({ username: Left('email', 3) }).orderBy(Right('username', 1)))).toEqual(['Bob', 'zed', 'ann']);
  });

  test('what is wrong is named before the database is asked', async () => {
    // @ts-expect-error: one argument
    expect(await refused(() => Lower('username', 'email'))).toMatch(/Lower\(\) takes 1 argument, not 2/);
    // @ts-expect-error: two at least
    expect(await refused(() => Replace('username'))).toMatch(/Replace\(\) takes 2 to 3 arguments, not 1/);
    expect(await refused(() => Concat('username'))).toMatch(/Concat\(\) takes 2 or more arguments, not 1/);
    expect(await refused(() => Left('username', 0))).toMatch(/Left\(\) takes a whole number from 1, not 0/);
    expect(await refused(() => Right('username', -1))).toMatch(/from 1, not -1/);
    expect(await refused(() => Substr('username', 0))).toMatch(/from 1, not 0/);
    expect(await refused(() => Repeat('username', -1))).toMatch(/from 0, not -1/);
    expect(await refused(() => LPad('username', 1.5))).toMatch(/from 0, not 1.5/);
    expect(await refused(() => Collate('username', 'x; drop'))).toMatch(/name of a collation/);
    // @ts-expect-error: no text
    expect(await refused(() => User.objects.values({ x: Lower('age') }))).toMatch(/lower\(\) takes text, not a number/);
    expect(await refused(() => Reading.objects.orderBy(Upper('address')))).toMatch(/upper\(\) takes text, not an address/);
  });
});
