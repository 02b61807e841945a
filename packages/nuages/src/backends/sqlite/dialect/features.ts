import type { Features } from '../../../contract/index.js';

export const features: Features = Object.freeze({
  arrayParameters: true,
  rowLocks: false,
  lateralJoins: false,
  arrayColumns: false,
  insertFromArrays: false,
  returning: true,
  distinctOn: false,
  maxParameters: 32_766,
  // there is no limit; Django cuts names there, and so do the names that both have to agree on
  maxIdentifierBytes: 200,
  schemas: false,
  addConstraint: false,
  deferrableConstraints: true,
  coveringIndexes: false,
  indexMethods: false,
  operatorClasses: false,
  nullsDistinct: false,
  singleConnection: false,
  singleWriter: true,
  isolationLevels: false,
  readOnlyTransactions: true,
  serverSideCursors: false,
  explainAnalyze: false,
  statementTimeout: false,
  unicodeCase: false,
  nullsSortFirst: true,
});

/** of ':memory:', which belongs to the connection that opened it */
export const memoryFeatures: Features = Object.freeze({ ...features, singleConnection: true, readOnlyTransactions: false });
