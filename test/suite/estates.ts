import { char, compositePrimaryKey, foreignKey, integer, manyToMany, Model, register, set } from 'nuages';

// Estates, and what points at them by each rule of onDelete.

export class Estate extends Model('Estate', {
  name: char({ maxLength: 50 }),
  owners: manyToMany('Owner', { relatedName: 'estates' }),
}) {}
export class Owner extends Model('Owner', {
  name: char({ maxLength: 50 }),
  friends: manyToMany('self'),
}) {}
export class Wing extends Model('Wing', { name: char({ maxLength: 50 }), estate: foreignKey('Estate', { relatedName: 'wings' }) }) {}
export class Chamber extends Model('Chamber', { wing: foreignKey('Wing', { relatedName: 'chambers' }) }) {}
export class Deed extends Model('Deed', { wing: foreignKey('Wing', { relatedName: 'deeds', onDelete: 'protect' }) }) {}
/** goes with its estate, which needs no reading */
export class Lease extends Model('Lease', {
  estate: foreignKey('Estate', { relatedName: 'leases', null: true }),
  wing: foreignKey('Wing', { relatedName: 'leases', onDelete: 'restrict' }),
}) {}
/** goes with its estate, too, and takes rents along */
export class Contract extends Model('Contract', {
  estate: foreignKey('Estate', { relatedName: 'contracts', null: true }),
  wing: foreignKey('Wing', { relatedName: 'contracts', onDelete: 'restrict' }),
}) {}
export class Rent extends Model('Rent', { contract: foreignKey('Contract', { relatedName: 'rents' }) }) {}
export class Keeper extends Model('Keeper', {
  first: foreignKey('Estate', { relatedName: 'firstOf', null: true, onDelete: 'setNull' }),
  second: foreignKey('Estate', { relatedName: 'secondOf', default: 1, onDelete: 'setDefault' }),
  third: foreignKey('Estate', { relatedName: 'thirdOf', onDelete: set(1) }),
  fourth: foreignKey('Estate', { relatedName: 'fourthOf', onDelete: set(archive) }),
}) {}
export class Rumour extends Model('Rumour', { estate: foreignKey('Estate', { relatedName: 'rumours', onDelete: 'doNothing' }) }) {}

/** how often it was asked */
export const asked = { times: 0 };
async function archive(): Promise<Estate> {
  asked.times++;
  return (await Estate.objects.filter({ name: 'archive' }).first()) ?? Estate.objects.create({ name: 'archive' });
}

// a circle that the database checks with each statement
export class Gate extends Model('Gate', { key: foreignKey('GateKey', { relatedName: '+', null: true, deferrable: false }) }) {}
export class GateKey extends Model('GateKey', { gate: foreignKey('Gate', { relatedName: 'keys', deferrable: false }) }) {}

/** pointed at by a column beside its key, which is two */
export class Berth extends Model('Berth', {
  pk: compositePrimaryKey('dock', 'number'),
  dock: char({ maxLength: 2 }),
  number: integer(),
  code: char({ maxLength: 10, unique: true, null: true }),
}) {}
export class Boat extends Model('Boat', { berth: foreignKey('Berth', { relatedName: 'boats', toField: 'code' }) }) {}

export const estates = { Estate, Owner, Wing, Chamber, Deed, Lease, Contract, Rent, Keeper, Rumour, Gate, GateKey, Berth, Boat };
declare module 'nuages' {
  interface Models {
    Estate: typeof Estate;
    Owner: typeof Owner;
    Wing: typeof Wing;
    Chamber: typeof Chamber;
    Deed: typeof Deed;
    Lease: typeof Lease;
    Contract: typeof Contract;
    Rent: typeof Rent;
    Keeper: typeof Keeper;
    Rumour: typeof Rumour;
    Gate: typeof Gate;
    GateKey: typeof GateKey;
    Berth: typeof Berth;
    Boat: typeof Boat;
  }
}
register(estates);
