/**
 * For each rule, little projects that break it. The check must report `says` by that rule, once, and nothing else.
 * @typedef {{ breaks: string, says: string, files: Record<string, string>, table?: string, exports?: Record<string, string> }} Canary
 */

/** @type {Record<string, Canary>} */
export const canaries = {
  'syntax error': { breaks: 'parses', says: 'does not parse', files: { 'load/canary.ts': 'export const = 1;' } },
  'table out of order': {
    breaks: 'table',
    says: 'compile lists load, which is not above it',
    files: {},
    table: '| compile | c | i | load |\n| load | l | i | |',
  },
  'table naming itself': { breaks: 'table', says: 'load lists load', files: {}, table: '| load | l | i | load |' },
  'table naming nothing': { breaks: 'table', says: 'load lists lode', files: {}, table: '| load | l | i | lode |' },
  'folder outside the table': { breaks: 'place', says: 'shared is no folder', files: { 'shared/canary.ts': 'export const x = 1;' } },
  'file at the root': { breaks: 'place', says: 'only index.ts and connect.ts', files: { 'canary.ts': 'export const x = 1;' } },

  'upward import': {
    breaks: 'layers',
    says: 'compile may not import metadata/model-meta.ts (value)',
    files: { 'compile/canary.ts': "import { META } from '../metadata/model-meta.js';\nexport const x = META;" },
  },
  'upward type import': {
    breaks: 'layers',
    says: 'expressions may not import metadata/model-meta.ts (type)',
    files: { 'expressions/canary.ts': "import type { ModelMeta } from '../metadata/model-meta.js';\nexport type X = ModelMeta;" },
  },
  'upward inline type': {
    breaks: 'layers',
    says: 'ir may not import load/fetch.ts (type)',
    files: { 'ir/canary.ts': "export type X = import('../load/fetch.js').Fetch;" },
  },
  'upward re-export': {
    breaks: 'layers',
    says: 'errors may not import ir/cell.ts',
    files: { 'errors/canary.ts': "export * from '../ir/cell.js';" },
  },
  'upward lazy import': {
    breaks: 'layers',
    says: 'execute may not import backends/sqlite/index.ts (lazy)',
    files: { 'execute/canary.ts': "export const x = () => import('../backends/sqlite/index.js');" },
  },
  'neighbouring stage': {
    breaks: 'layers',
    says: 'hydrate may not import compile/compile.ts',
    files: { 'hydrate/canary.ts': "import { compile } from '../compile/compile.js';\nexport const x = compile;" },
  },
  'import of the root': {
    breaks: 'layers',
    says: 'load may not import index.ts',
    files: { 'load/canary.ts': "import { Q } from '../index.js';\nexport const x = Q;" },
  },
  'import from outside src': {
    breaks: 'layers',
    says: 'load may not import ../package.json',
    files: { 'load/canary.ts': "import manifest from '../../package.json' with { type: 'json' };\nexport const x = manifest;" },
  },
  'import of the own package': {
    breaks: 'layers',
    says: 'own package by name: nuages/testing',
    files: { 'load/canary.ts': "import { countQueries } from 'nuages/testing';\nexport const x = countQueries;" },
  },
  'value from types/': {
    breaks: 'layers',
    says: 'load may not import types/phantom.ts (value)',
    files: { 'load/canary.ts': "import { QS } from '../types/phantom.js';\nexport const x = QS;" },
  },
  'value from types/ at the root': {
    breaks: 'layers',
    says: '. may not import types/phantom.ts (value)',
    files: { 'index.ts': "export { QS } from './types/phantom.js';" },
  },
  'value into types/': {
    breaks: 'layers',
    says: 'types may not import expressions/expression.ts (value)',
    files: { 'types/canary.ts': "import { NODE } from '../expressions/expression.js';\nexport type X = typeof NODE;" },
  },

  'value cycle': {
    breaks: 'cycles',
    says: 'value cycle: load/prepare.ts -> load/fetch.ts',
    files: {
      'load/prepare.ts': "import { fetch } from './fetch.js';\nexport const prepare = fetch;",
      'load/fetch.ts': "import { prepare } from './prepare.js';\nexport const fetch = () => prepare;",
    },
  },
  'cycle through an inline type import': {
    breaks: 'cycles',
    says: 'value cycle: ',
    files: {
      'load/prepare.ts': "import { type Stage } from './fetch.js';\nexport const prepare = (x: Stage) => x;",
      'load/fetch.ts': "import { prepare } from './prepare.js';\nexport type Stage = typeof prepare;",
    },
  },
  'cycle of three through an index': {
    breaks: 'cycles',
    says: 'value cycle: ',
    files: {
      'ir/index.ts': "export * from './a.js';",
      'ir/a.ts': "import { b } from './b.js';\nexport const a = b;",
      'ir/b.ts': "import { a } from './index.js';\nexport const b = () => a;",
    },
  },
  'file importing itself': {
    breaks: 'cycles',
    says: 'value cycle: load/canary.ts',
    files: { 'load/canary.ts': "export * from './canary.js';" },
  },

  'constant in types/': { breaks: 'types', says: 'nothing that exists at run time', files: { 'types/canary.ts': 'export const x = 1;' } },
  'class in types/': {
    breaks: 'types',
    says: 'nothing that exists at run time',
    files: { 'types/canary.ts': 'export abstract class X {}' },
  },
  'statement in types/': {
    breaks: 'types',
    says: 'nothing that exists at run time',
    files: { 'types/canary.ts': "console.log('loaded');\nexport type X = 1;" },
  },

  'driver outside backends/': {
    breaks: 'drivers',
    says: 'driver package pg',
    files: { 'execute/canary.ts': "import pg from 'pg';\nexport const x = pg;" },
  },
  'driver as a type': {
    breaks: 'drivers',
    says: 'driver package pg',
    files: { 'execute/canary.ts': "import type { Client } from 'pg';\nexport type X = Client;" },
  },
  'driver loaded lazily at the root': {
    breaks: 'drivers',
    says: 'driver package better-sqlite3',
    files: { 'connect.ts': "export const x = () => import('better-sqlite3');" },
  },
  'driver by require': {
    breaks: 'drivers',
    says: 'driver package node:sqlite',
    files: {
      'execute/canary.ts':
        "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\nexport const x = require('node:sqlite');",
    },
  },
  'driver beside the backends': {
    breaks: 'drivers',
    says: 'driver package @electric-sql/pglite',
    files: { 'backends/canary.ts': "import { PGlite } from '@electric-sql/pglite';\nexport const x = PGlite;" },
  },
  'subpath of a driver': {
    breaks: 'drivers',
    says: 'driver package pg/lib/utils.js',
    files: { 'compile/canary.ts': "import { x } from 'pg/lib/utils.js';\nexport { x };" },
  },

  'dialect by name': {
    breaks: 'databases',
    says: 'asks a dialect for its name',
    files: { 'load/canary.ts': 'export const x = (d: D, other: string) => d.dialect.name === other;' },
  },
  'switch on a dialect': {
    breaks: 'databases',
    says: 'asks a dialect for its name',
    files: { 'load/canary.ts': 'export const x = (d: D) => { switch (d.dialect?.name) { default: return 1; } };' },
  },
  'database compared': {
    breaks: 'databases',
    says: "names a database ('sqlite')",
    files: { 'load/canary.ts': "export const x = (kind: string) => kind !== 'sqlite';" },
  },
  'database switched on': {
    breaks: 'databases',
    says: "names a database ('postgresql')",
    files: {
      'compile/canary.ts': "export const x = (kind: string) => { switch (kind) { case 'postgresql': return 1; default: return 2; } };",
    },
  },
  'database in a list': {
    breaks: 'databases',
    says: "names a database ('mariadb')",
    files: { 'compile/canary.ts': "export const x = (kind: string) => ['mariadb'].includes(kind);" },
  },
  'database in a template': {
    breaks: 'databases',
    says: "names a database ('pglite')",
    files: { 'compile/canary.ts': 'export const x = (kind: string) => kind === `pglite`;' },
  },
  'database as a key': {
    breaks: 'databases',
    says: "names a database ('mysql')",
    files: { 'resolve/canary.ts': 'export const x = (kind: string) => ({ mysql: 1 })[kind];' },
  },
  'database as a property': {
    breaks: 'databases',
    says: "names a database ('postgres')",
    files: { 'write/canary.ts': 'export const x = (sql: Record<string, string>) => sql.postgres;' },
  },
  'database as a protocol': {
    breaks: 'databases',
    says: "names a database ('postgres:')",
    files: { 'execute/canary.ts': "export const x = (url: URL) => url.protocol === 'postgres:';" },
  },

  'file not in kebab-case': {
    breaks: 'names',
    says: 'queryState is not kebab-case',
    files: { 'query/queryState.ts': 'export const x = 1;' },
  },
  'folder not in kebab-case': {
    breaks: 'names',
    says: 'Postgres is not kebab-case',
    files: { 'backends/Postgres/dialect.ts': 'export const x = 1;' },
  },
  'name that says nothing': {
    breaks: 'names',
    says: 'sql-helpers is a name that says nothing',
    files: { 'compile/sql-helpers.ts': 'export const x = 1;' },
  },
  'folder that says nothing': {
    breaks: 'names',
    says: 'common is a name that says nothing',
    files: { 'backends/common/dialect.ts': 'export const x = 1;' },
  },
  'class that says nothing': {
    breaks: 'names',
    says: 'BaseField is a name that says nothing',
    files: { 'fields/field.ts': 'export class BaseField {}' },
  },
  'function that says nothing': {
    breaks: 'names',
    says: 'dateUtils is a name that says nothing',
    files: { 'fields/dates.ts': 'export const dateUtils = {};' },
  },

  'file too long': { breaks: 'size', says: '401 lines', files: { 'load/canary.ts': 'export {};\n'.repeat(401) } },

  'inner file made public': {
    breaks: 'public',
    says: '"./sql" exports ./dist/compile/compile.js',
    files: {},
    exports: { './sql': './dist/compile/compile.js' },
  },
  'index at another path': {
    breaks: 'public',
    says: '"./sql" exports ./dist/compile/index.js',
    files: {},
    exports: { './sql': './dist/compile/index.js' },
  },
};

/** What the rules must let pass. @type {Record<string, Record<string, string>>} */
export const allowed = {
  'the root imports every folder': {
    'index.ts':
      "export * from './errors/index.js';\nexport { Model } from './model/index.js';\nexport type * from './types/index.js';\nimport { connect } from './connect.js';\nexport { connect };",
    'connect.ts':
      "import { pool } from './execute/pool.js';\nexport const connect = (url: URL) => (url.protocol === 'sqlite:' ? import('./backends/sqlite/index.js') : pool);",
  },
  'testing is a public entry': {
    'testing/index.ts': "export * from './count-queries.js';",
    'testing/count-queries.ts': "import { queryChannel } from '../events/index.js';\nexport const countQueries = queryChannel;",
  },
  'downward imports': {
    'load/fetch.ts':
      "import { compile } from '../compile/compile.js';\nimport type { Row } from '../types/rows.js';\nexport const fetch = (x: Row) => compile(x);",
  },
  'a type cycle': {
    'query/shape.ts': "import type { Query } from './query.js';\nexport class Shape { declare query: Query; }",
    'query/query.ts': "import { Shape } from './shape.js';\nexport class Query extends Shape {}",
  },
  'types from anywhere': {
    'types/instance.ts':
      "import type { QuerySet } from '../queryset/queryset.js';\nexport declare const mark: unique symbol;\nexport interface Instance { readonly [mark]: QuerySet }\nexport type * from './rows.js';",
  },
  'a driver in its backend': {
    'backends/sqlite/driver.ts':
      "import Database from 'better-sqlite3';\nexport const open = (name: string) => (name === 'sqlite' ? new Database(name) : undefined);",
  },
  'databases in comments, types and prose': {
    'compile/writer.ts':
      "// postgres and 'sqlite' differ here\n/** `mysql` */\nexport type Known = 'postgres' | 'sqlite';\nexport const fix = 'Install a driver: sqlite needs none.';",
  },
  'a name of its own': {
    'model/model.ts': "export const describe = (model: { name: string }) => model.name === 'Post';",
    'fields/database-default.ts': 'export class DatabaseDefault {}',
  },
};
