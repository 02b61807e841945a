import { readFileSync } from 'node:fs';
import { Decimal, Duration, FieldError, JsonNull } from 'nuages';
import { describe, expect, it } from 'vitest';
import { coerce } from './src/coerce.js';
import { errorOutcome } from './src/errors.js';
import { files, readCases } from './src/oracle.js';
import { Paths } from './src/paths.js';
import { Schema } from './src/schema.js';
import { decode, encode } from './src/values.js';

const schema = new Schema(JSON.parse(readFileSync(files.schema, 'utf8')) as ConstructorParameters<typeof Schema>[0]);
const paths = new Paths(schema);
const query = (model: string, path: string) => paths.query(schema.model(model), path);

describe('paths', () => {
  it('spells fields, columns and relations as Nuages does', () => {
    expect(query('Post', 'is_published').path).toBe('isPublished');
    expect(query('Post', 'author_id').path).toBe('authorId');
    expect(query('Comment', 'reply_to__user__last_login__iso_week_day').path).toBe('replyTo__user__lastLogin__isoWeekDay');
    expect(query('User', 'edited_posts__comments').path).toBe('editedPosts__comments');
  });

  it('knows query names from accessors', () => {
    expect(query('Product', 'orderitem__quantity').path).toBe('orderitem__quantity');
    expect(paths.loading(schema.model('Product'), 'orderitem_set__order')).toBe('orderitemSet__order');
  });

  it('leaves keys of documents as they are, up to the lookup', () => {
    expect(query('Product', 'attributes__is_new__has_key').path).toBe('attributes__is_new__hasKey');
    expect(query('Product', 'attributes__has_key__contained_by').path).toBe('attributes__has_key__containedBy');
    expect(query('OrderItem', 'product__attributes__a_b').path).toBe('product__attributes__a_b');
  });

  it('says what stands at the end', () => {
    expect(query('Post', 'author__date_joined__date')).toMatchObject({ kind: 'date', column: 'DateField', lookup: 'exact' });
    expect(query('Post', 'created_at__year__gte')).toMatchObject({ kind: 'number', column: 'IntegerField', lookup: 'gte' });
    expect(query('Post', 'tags')).toMatchObject({ kind: 'number', column: 'BigIntegerField' });
    expect(query('City', 'country')).toMatchObject({ kind: 'text', column: 'CharField' });
    expect(query('Product', 'attributes__exact')).toMatchObject({ kind: 'json', document: true });
    expect(query('Product', 'attributes__n__gt')).toMatchObject({ kind: 'json', document: false });
  });

  it('goes from accessors on only where instances are meant, and from query names where a join is', () => {
    expect(paths.loading(schema.model('Product'), 'orderitem__order')).toBe('orderitem__order');
    expect(paths.loading(schema.model('Product'), 'orderitem__order', { queryNames: true })).toBe('orderitemSet__order');
    expect(query('Place', 'restaurant__stars').path).toBe('restaurant__stars');
  });
});

describe('values', () => {
  it.each([
    [{ $datetime: '2024-02-29T12:34:56.789012Z' }, 'datetime'],
    [{ $date: '2024-02-29' }, 'date'],
    [{ $time: '23:59:59.999999' }, 'time'],
    [{ $duration: '-90061000001' }, 'duration'],
    [{ $decimal: '12.50' }, 'decimal'],
    [{ $uuid: '6ba7b810-9dad-11d1-80b4-00c04fd430c8' }, 'uuid'],
    [{ $bytes: 'AAH/' }, 'binary'],
    [{ $bigint: '9223372036854775807' }, 'number'],
    [{ $float: '-inf' }, 'number'],
    [{ $json: { a: [1, null] } }, 'json'],
    ['2024-02-29', 'text'],
    [null, 'json'],
  ] as const)('%j stays what it is', (value, kind) => {
    expect(encode(decode(value as never), kind)).toEqual(value);
  });

  it('tells JSON null from SQL NULL where it is given', () => {
    expect(decode({ $json: null })).toBe(JsonNull);
    expect(decode(null)).toBeNull();
  });

  it('writes whole seconds and safe integers as Django does', () => {
    expect(encode('06:30:15', 'time')).toEqual({ $time: '06:30:15.000000' });
    expect(encode(42n, 'number')).toBe(42);
    expect(encode(new Duration(5n))).toEqual({ $duration: '5' });
  });
});

describe('coercions of Django', () => {
  it.each([
    ['10', 'IntegerField', 'exact', 10],
    ['1.5', 'IntegerField', 'exact', '1.5'],
    [true, 'IntegerField', 'gt', 1],
    [new Decimal('3.7'), 'IntegerField', 'exact', 3],
    [1, 'BooleanField', 'exact', true],
    [2, 'BooleanField', 'exact', 2],
    [1, 'IntegerField', 'contains', '1'],
    [1, 'IntegerField', 'isnull', 1],
    ['abc', 'CharField', 'in', ['a', 'b', 'c']],
    ['6BA7B8109DAD11D180B400C04FD430C8', 'UUIDField', 'exact', '6ba7b810-9dad-11d1-80b4-00c04fd430c8'],
    ['2024-2-9', 'DateField', 'exact', '2024-02-09'],
    ['2024-02-09', 'DateTimeField', 'exact', '2024-02-09T00:00:00.000000Z'],
    ['yesterday', 'DateField', 'exact', 'yesterday'],
  ] as const)('%j beside %s, %s: %j', (value, column, lookup, meant) => {
    expect(coerce(value, column, lookup)).toEqual(meant);
  });
});

describe('errors', () => {
  it('takes a code for the class that Django raises where the table says so', () => {
    const error = new FieldError('NUA_FIELD_UNKNOWN', 'Post has no field "x".');
    expect(errorOutcome(error, 'FieldError')).toEqual({ error: 'FieldError' });
    expect(errorOutcome(error, 'FieldDoesNotExist')).toEqual({ error: 'FieldDoesNotExist' });
    expect(errorOutcome(error, 'IntegrityError')).not.toEqual({ error: 'IntegrityError' });
  });

  it('takes no error without a code', () => {
    expect(errorOutcome(new TypeError('Cannot read properties of null'), 'TypeError')).toBeNull();
  });
});

describe('differences', () => {
  it('are of cases that there are', () => {
    const ids = new Set([files.hand, files.random].flatMap(readCases).map((c) => c.id));
    const named = Object.keys(JSON.parse(readFileSync(new URL('differences.json', import.meta.url), 'utf8')) as object);
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
  });
});
