// Composite keys, keys and defaults made by the program or the database, generated columns, choices
import { Model, Now, char, compositePrimaryKey, dateTime, decimal, generated, integer, uuid7, type Decimal, type TypeOf } from 'nuages';
import { Passport, Receipt, Tenant, type Country, type Event, type User } from '../models/index.js';
import { expectType } from './expect-type.js';

export async function compositeKeys(receipt: Receipt, tenant: Tenant) {
  expectType<readonly [string, number]>()(receipt.pk);
  expectType<string>()(receipt.tenantId);
  expectType<Receipt>()(await Receipt.objects.get({ pk: ['a', 1] }));
  Receipt.objects.filter({ pk: receipt.pk, pk__in: [['a', 1], receipt.pk], pk__isnull: false }).orderBy('pk', '-tenant__name');
  expectType<Map<readonly [string, number], Receipt>>()(await Receipt.objects.inBulk([['a', 1]]));
  expectType<{ pk: readonly [string, number]; number: number }[]>()(await Receipt.objects.values('pk', 'number'));
  expectType<readonly [string, number]>()((await Receipt.objects.valuesList('pk', { flat: true }))[0]!);
  const [row] = await Receipt.objects.only('net');
  expectType<number>()(row!.number); // the key is always read
  expectType<Receipt[]>()(await tenant.receipts);
  // @ts-expect-error the columns of a composite key are the key: no id is added
  receipt.id;
  // @ts-expect-error an element of another type
  Receipt.objects.filter({ pk: ['a', 'b'] });
  // @ts-expect-error one element too few
  Receipt.objects.filter({ pk: ['a'] });
  // @ts-expect-error
  Receipt.objects.filter({ pk__in: [['a', true]] });
  // @ts-expect-error a key of several columns has no such lookup
  Receipt.objects.filter({ pk__startswith: 'a' });
  // @ts-expect-error
  Receipt.objects.inBulk([1]);
  // @ts-expect-error one column is no composite key
  compositePrimaryKey('tenantId');
  // @ts-expect-error values() without names reads columns
  (await Receipt.objects.values())[0]!.pk;
}

export async function databaseDefaults(tenant: Tenant) {
  // key, issuedAt and copies are made by the database, total is computed
  const receipt = await Receipt.objects.create({ tenant, number: 1, net: '10.00', tax: '2.00' });
  expectType<string>()(receipt.key);
  expectType<Date>()(receipt.issuedAt);
  expectType<number>()(receipt.copies);
  await Receipt.objects.create({ tenant, number: 1, net: 1, tax: 1, issuedAt: new Date(), copies: 2 });
  Model('Receipt', { at: dateTime({ dbDefault: Now() }), name: char({ dbDefault: 'x' }), size: integer({ dbDefault: 1 }) });
  // @ts-expect-error a literal of another type
  integer({ dbDefault: 'x' });
  // @ts-expect-error
  Receipt.objects.create({ tenant, number: 1, net: 1 });
}

export async function generatedColumns(receipt: Receipt, tenant: Tenant) {
  expectType<Decimal>()(receipt.total);
  Receipt.objects.filter({ total__gt: 3 }).orderBy('-total');
  expectType<{ total: Decimal }[]>()(await Receipt.objects.values('total'));
  expectType<number | null>()({} as TypeOf<typeof nullable>);
  const nullable = generated({ expression: Now(), output: integer({ null: true }), stored: false });
  // @ts-expect-error it can't be given
  Receipt.objects.create({ tenant, number: 1, net: 1, tax: 1, total: 2 });
  // @ts-expect-error
  Receipt.objects.update({ total: 2 });
  // @ts-expect-error
  new Receipt({ total: 2 });
  // @ts-expect-error it has the type of a field
  generated({ expression: Now() });
  // @ts-expect-error not an expression
  generated({ expression: 'net', output: decimal() });
}

export async function madeKeys(tenant: Tenant) {
  expectType<string>()(tenant.pk);
  await Tenant.objects.create({ name: 'x' });
  await Tenant.objects.create({ id: uuid7(), name: 'x', plan: 3 });
  // @ts-expect-error a key without default is required
  Model('Employee', { code: char({ primaryKey: true }) }) && new Tenant({ code: 1 });
}

export async function choices(tenant: Tenant, event: Event) {
  expectType<1 | 2 | 3>()(tenant.plan);
  Tenant.objects.filter({ plan: 2, plan__in: [1, 2], plan__gt: 1 });
  expectType<number>()(event.seats);
  // @ts-expect-error not a choice
  Tenant.objects.filter({ plan: 4 });
  // @ts-expect-error
  Tenant.objects.create({ name: 'x', plan: 4 });
  // @ts-expect-error
  tenant.plan = 4;
  // @ts-expect-error a default that is no choice
  integer({ choices: [1, 2], default: 3 });
}

export async function relationsAsKeys(passport: Passport, user: User, country: Country) {
  expectType<number>()(passport.pk);
  expectType<number>()(passport.holderId);
  expectType<string>()(passport.countryId); // by toField
  expectType<Passport>()(await Passport.objects.create({ holder: user })); // country has a default
  await Passport.objects.create({ holderId: 1, country: 'IT' });
  await Passport.objects.create({ holder: user, countryId: 'IT' });
  Passport.objects.filter({
    pk: 1,
    pk__in: [1],
    country: 'IT',
    country__in: [country, 'FR'],
    countryId__startswith: 'F',
    country__name: 'France',
  });
  expectType<{ country: string; countryId: string; pk: number }[]>()(await Passport.objects.values('country', 'countryId', 'pk'));
  expectType<Map<number, Passport>>()(await Passport.objects.inBulk([1]));
  expectType<Country>()(await passport.country);
  // @ts-expect-error no id beside a key of its own
  passport.id;
  // @ts-expect-error the key is required
  Passport.objects.create({ country: 'IT' });
  // @ts-expect-error the key of the target is not what it refers to
  Passport.objects.filter({ country: 1 });
  // @ts-expect-error
  Passport.objects.create({ holder: user, countryId: 1 });
}
