import {
  Abstract,
  F,
  Model,
  Now,
  char,
  compositePrimaryKey,
  dateTime,
  decimal,
  foreignKey,
  func,
  generated,
  integer,
  oneToOne,
  smallInteger,
  timestamps,
  uuid,
  uuid7,
} from 'nuages';

export class Product extends Model('Product', {
  name: char(),
  price: decimal({ maxDigits: 10, decimalPlaces: 2 }),
  cost: decimal(),
  stock: integer({ default: 0 }),
}) {}
export class Order extends Model('Order', {
  user: foreignKey('User', { relatedName: 'orders' }),
  product: foreignKey('Product'),
  status: char({ choices: ['open', 'paid', 'shipped'], default: 'open' }),
  price: decimal(),
  ...timestamps,
}) {}

/** abstract group with fields and methods */
export class Timestamped extends Abstract({ createdAt: dateTime({ autoNowAdd: true }), updatedAt: dateTime({ autoNow: true }) }) {
  yearsSinceUpdate() {
    return new Date().getFullYear() - this.updatedAt.getFullYear();
  }
}
export class Employee extends Model('Employee', [Timestamped], {
  code: char({ primaryKey: true, maxLength: 8 }),
  name: char(),
  manager: foreignKey('self', { null: true, relatedName: 'reports' }),
}) {}
export class Invoice extends Model('Invoice', {
  number: char({ primaryKey: true }),
  order: foreignKey('Order', { relatedName: 'invoices' }),
}) {}

/** keys that are foreign keys, or point at another column than the key */
export class Country extends Model('Country', { code: char({ unique: true, maxLength: 2 }), name: char() }) {}
export class Passport extends Model('Passport', {
  holder: oneToOne('User', { primaryKey: true, relatedName: 'passport' }),
  country: foreignKey('Country', { toField: 'code', relatedName: 'passports', default: 'FR', onDelete: 'setDefault' }),
}) {}

/** keys and values that the program or the database makes */
export class Tenant extends Model('Tenant', {
  id: uuid({ primaryKey: true, default: uuid7 }),
  name: char(),
  plan: integer({ choices: [1, 2, 3], default: 1 }),
}) {}
export class Receipt extends Model('Receipt', {
  pk: compositePrimaryKey('tenantId', 'number'),
  tenant: foreignKey('Tenant', { relatedName: 'receipts' }),
  number: integer(),
  key: uuid({ dbDefault: func('gen_random_uuid')() }),
  issuedAt: dateTime({ dbDefault: Now() }),
  copies: smallInteger({ dbDefault: 1 }),
  net: decimal({ maxDigits: 10, decimalPlaces: 2 }),
  tax: decimal({ maxDigits: 10, decimalPlaces: 2 }),
  total: generated({ expression: F('net').add(F('tax')), output: decimal({ maxDigits: 11, decimalPlaces: 2 }), stored: true }),
}) {}
