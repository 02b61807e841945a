/** Types of PostgreSQL by OID, as far as they are read in a way of their own. */
export const oid = {
  bool: 16,
  bytea: 17,
  int8: 20,
  int2: 21,
  int4: 23,
  oid: 26,
  json: 114,
  float4: 700,
  float8: 701,
  date: 1082,
  time: 1083,
  timestamp: 1114,
  timestamptz: 1184,
  interval: 1186,
  numeric: 1700,
  uuid: 2950,
  jsonb: 3802,
} as const;

/** OID of an array's type -> OID of its items */
export const arrayItems: ReadonlyMap<number, number> = new Map<number, number>([
  [199, oid.json],
  [1000, oid.bool],
  [1001, oid.bytea],
  [1003, 19], // name
  [1005, oid.int2],
  [1007, oid.int4],
  [1009, 25], // text
  [1014, 1042], // char(n)
  [1015, 1043], // varchar
  [1016, oid.int8],
  [1021, oid.float4],
  [1022, oid.float8],
  [1028, oid.oid],
  [1041, 869], // inet
  [1115, oid.timestamp],
  [1182, oid.date],
  [1183, oid.time],
  [1185, oid.timestamptz],
  [1187, oid.interval],
  [1231, oid.numeric],
  [2951, oid.uuid],
  [3807, oid.jsonb],
]);
