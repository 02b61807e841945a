// What the package gives. A name stands here once it works.

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
export { atomic, captureQueries, inTimeZone, onCommit, scope, transaction, withFetchMode, withSettings } from './execute/index.js';
export { createSchema, dropSchema } from './migrate/index.js';

export { Abstract, Model, nuages, register } from './public/models.js';
export { autoField, compositePrimaryKey } from './public/keys.js';
export { array, binary, boolean, customField, generated, json, uuid } from './public/fields.js';
export { char, email, ip, slug, text, url } from './public/text-fields.js';
export { bigint, decimal, float, integer, smallInteger } from './public/number-fields.js';
export { date, dateTime, duration, time, timestamps } from './public/date-fields.js';
export { foreignKey, genericForeignKey, genericRelation, manyToMany, oneToOne, set } from './public/relations.js';
export { check, index, unique } from './public/constraints.js';
export { manager, QuerySet } from './public/querysets.js';
export { detach, isLoaded, Prefetch, prefetchRelatedObjects } from './public/loading.js';
export { KeysetPaginator, Paginator } from './public/pages.js';
export { dynamic, F, omitUndefined, Q, Value } from './public/conditions.js';
export {
  Chr,
  Collate,
  Concat,
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
  SHA1,
  SHA224,
  SHA256,
  SHA384,
  SHA512,
  StrIndex,
  Substr,
  Trim,
  Upper,
} from './public/functions-text.js';
export {
  Abs,
  ACos,
  ASin,
  ATan,
  ATan2,
  Ceil,
  Cos,
  Cot,
  Degrees,
  Exp,
  Floor,
  Ln,
  Log,
  Mod,
  Pi,
  Power,
  Radians,
  Random,
  Round,
  Sign,
  Sin,
  Sqrt,
  Tan,
} from './public/functions-maths.js';
export { Cast, Coalesce, Greatest, Least, NullIf } from './public/functions-comparison.js';
export {
  Extract,
  ExtractDay,
  ExtractHour,
  ExtractIsoWeekDay,
  ExtractIsoYear,
  ExtractMinute,
  ExtractMonth,
  ExtractQuarter,
  ExtractSecond,
  ExtractWeek,
  ExtractWeekDay,
  ExtractYear,
  Now,
  Trunc,
  TruncDate,
  TruncDay,
  TruncHour,
  TruncMinute,
  TruncMonth,
  TruncQuarter,
  TruncSecond,
  TruncTime,
  TruncWeek,
  TruncYear,
} from './public/functions-dates.js';
export { JSONArray, JSONObject, KT } from './public/functions-json.js';
export { func } from './public/own-functions.js';
export {
  ArrayAgg,
  Avg,
  BitAnd,
  BitOr,
  BitXor,
  BoolAnd,
  BoolOr,
  Count,
  JSONBAgg,
  Max,
  Min,
  StdDev,
  StringAgg,
  Sum,
  Variance,
} from './public/aggregates.js';
export { Case, ExpressionWrapper, Lookup, When } from './public/conditional.js';
export { Exists, OuterRef, Subquery } from './public/subqueries.js';
export {
  CumeDist,
  DenseRank,
  FirstValue,
  Lag,
  LastValue,
  Lead,
  NthValue,
  Ntile,
  PercentRank,
  Rank,
  RowNumber,
  Window,
} from './public/windows.js';
export { registerLookup, registerTransform } from './public/lookups.js';
export { db, RawSQL, sql } from './public/raw-sql.js';
export { uuid7 } from './fields/index.js';
