// What the package gives: each runtime value under its type. A name stands here once it works.
import * as expressions from './expressions/index.js';
import * as fields from './fields/index.js';
import * as metadata from './metadata/index.js';
import * as model from './model/index.js';
import * as queryset from './queryset/index.js';
import type * as T from './types/index.js';

export type * from './types/index.js';
export type { Cell, CellName, DecimalInput, DurationInput, DurationParts, Kind } from './ir/index.js';
export type {
  BeginOptions,
  Driver,
  DriverConnection,
  DriverCursor,
  DriverResult,
  DriverStatement,
  ExplainOptions,
  MakeRow,
  Plan,
  PlanNode,
} from './contract/index.js';
export type { AcquireEvent, CompileEvent, QueryEvent, TransactionEvent } from './events/index.js';

export {
  ConfigurationError,
  DatabaseError,
  DataError,
  DoesNotExist,
  FieldError,
  IntegrityError,
  ModelError,
  MultipleObjectsReturned,
  NotSupportedError,
  NuagesError,
  OperationalError,
  ProgrammingError,
  TransactionError,
  ValidationError,
  ValueError,
} from './errors/index.js';
export type { ErrorCode, ValidationIssue } from './errors/index.js';
export { Decimal, Duration, JsonNull } from './ir/index.js';
export { connect, defineConfig } from './connect.js';
export type { ConnectOptions } from './connect.js';
export { atomic, captureQueries, inTimeZone, onCommit, scope, transaction } from './execute/index.js';
export { createSchema, dropSchema } from './migrate/index.js';

export const Abstract = model.fieldGroup as unknown as typeof T.Abstract;
export const Model = model.Model as unknown as typeof T.Model;
export const nuages = model.nuages as unknown as typeof T.nuages;
export const register = model.register;

export const array = fields.array as unknown as typeof T.array;
export const autoField = fields.autoField as unknown as typeof T.autoField;
export const bigint = fields.bigint as unknown as typeof T.bigint;
export const binary = fields.binary as unknown as typeof T.binary;
export const boolean = fields.boolean as unknown as typeof T.boolean;
export const char = fields.char as unknown as typeof T.char;
export const compositePrimaryKey = fields.compositePrimaryKey as unknown as typeof T.compositePrimaryKey;
export const customField = fields.customField as unknown as typeof T.customField;
export const date = fields.date as unknown as typeof T.date;
export const dateTime = fields.dateTime as unknown as typeof T.dateTime;
export const decimal = fields.decimal as unknown as typeof T.decimal;
export const duration = fields.duration as unknown as typeof T.duration;
export const email = fields.email as unknown as typeof T.email;
export const float = fields.float as unknown as typeof T.float;
export const foreignKey = fields.foreignKey as unknown as typeof T.foreignKey;
export const generated = fields.generated as unknown as typeof T.generated;
export const integer = fields.integer as unknown as typeof T.integer;
export const ip = fields.ip as unknown as typeof T.ip;
export const json = fields.json as unknown as typeof T.json;
export const manyToMany = fields.manyToMany as unknown as typeof T.manyToMany;
export const oneToOne = fields.oneToOne as unknown as typeof T.oneToOne;
export const set = fields.set as unknown as typeof T.set;
export const slug = fields.slug as unknown as typeof T.slug;
export const smallInteger = fields.smallInteger as unknown as typeof T.smallInteger;
export const text = fields.text as unknown as typeof T.text;
export const time = fields.time as unknown as typeof T.time;
export const timestamps = fields.timestamps as unknown as typeof T.timestamps;
export const url = fields.url as unknown as typeof T.url;
export const uuid = fields.uuid as unknown as typeof T.uuid;
export const uuid7 = fields.uuid7;

export const check = metadata.check as unknown as typeof T.check;
export const index = metadata.index as unknown as typeof T.index;
export const unique = metadata.unique as unknown as typeof T.unique;

export const manager = queryset.manager as unknown as typeof T.manager;

export const Abs = expressions.Abs as unknown as typeof T.Abs;
export const Ceil = expressions.Ceil as unknown as typeof T.Ceil;
export const Concat = expressions.Concat as unknown as typeof T.Concat;
export const Floor = expressions.Floor as unknown as typeof T.Floor;
export const Length = expressions.Length as unknown as typeof T.Length;
export const Lower = expressions.Lower as unknown as typeof T.Lower;
export const Now = expressions.Now as unknown as typeof T.Now;
export const Round = expressions.Round as unknown as typeof T.Round;
export const Trim = expressions.Trim as unknown as typeof T.Trim;
export const Trunc = expressions.Trunc as unknown as typeof T.Trunc;
export const Upper = expressions.Upper as unknown as typeof T.Upper;
export const dynamic = expressions.dynamic as unknown as typeof T.dynamic;
export const func = expressions.func as unknown as typeof T.func;
export const registerLookup = expressions.registerLookup as unknown as typeof T.registerLookup;
export const registerTransform = expressions.registerTransform as unknown as typeof T.registerTransform;
export const omitUndefined = expressions.omitUndefined as unknown as typeof T.omitUndefined;

export const QuerySet = queryset.QuerySet as unknown as typeof T.QuerySet;
export type QuerySet<M, R = M, A = {}, C = {}> = T.QuerySet<M, R, A, C>;
export const F = expressions.F as unknown as typeof T.F;
export type F<P extends string> = T.F<P>;
export const Q = expressions.Q as unknown as typeof T.Q;
export type Q<W> = T.Q<W>;
export const Value = expressions.Value as unknown as typeof T.Value;
export type Value<V> = T.Value<V>;
export const Coalesce = expressions.Coalesce as unknown as typeof T.Coalesce;
export type Coalesce<X, Y> = T.Coalesce<X, Y>;
