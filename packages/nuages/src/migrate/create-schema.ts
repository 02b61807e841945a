import { writeConstant } from '../compile/index.js';
import { ModelError } from '../errors/index.js';
import { atomic, database } from '../execute/index.js';
import type { SchemaChange } from '../ir/index.js';
import { META, type ModelMeta, registry } from '../metadata/index.js';
import type { SchemaOptions } from '../types/schema.js';
import { creation, removal } from './schema-changes.js';

/**
 * Makes the tables of the registered models, or of `models`, with their many-to-many tables, constraints and indexes, in one
 * transaction. Models with `managed: false` are passed over.
 * @throws ModelError NUA_MODEL_INVALID for names that the database can't take, NUA_MODEL_UNREGISTERED; ProgrammingError NUA_SQL_INVALID
 * where a table exists
 * @example
 * await createSchema();
 * // CREATE TABLE "tag" (..., "name" varchar(50) NOT NULL, ...)
 * // CREATE INDEX "post_author_idx" ON "post" ("author_id", "created_at" DESC) INCLUDE ("title")
 * // ALTER TABLE "post" ADD CONSTRAINT ... FOREIGN KEY ("author_id") REFERENCES "user" ("id") DEFERRABLE INITIALLY DEFERRED
 */
export async function createSchema({ using = 'default', models }: SchemaOptions = {}): Promise<void> {
  await run(using, creation(chosen(models), database(using).dialect.features));
}

/**
 * Drops the tables of the registered models, or of `models`, where they are there, and all that is in them. Schemas stay.
 * @example
 * await dropSchema();
 * // DROP TABLE IF EXISTS "post" CASCADE
 * // DROP TABLE IF EXISTS "user" CASCADE
 */
export async function dropSchema({ using = 'default', models }: SchemaOptions = {}): Promise<void> {
  await run(using, removal(chosen(models)));
}

/** One statement at a time, so that an error says which. */
async function run(using: string, changes: readonly SchemaChange[]): Promise<void> {
  const target = database(using);
  const { dialect } = target;
  const statements = changes.flatMap((change) => dialect.schema(change, (expr) => writeConstant(expr, dialect)));
  await atomic(
    async () => {
      for (const sql of statements) await target.script(sql);
    },
    { using },
  );
}

function chosen(models: readonly unknown[] | undefined): ModelMeta[] {
  const all = registry.models.filter((meta) => meta.managed && meta.concrete === meta);
  if (models === undefined) return all;
  const wanted = new Set(models.map(metaOf));
  const throughs = new Set(
    [...wanted]
      .flatMap((meta) => [...meta.relations.values()])
      .filter((r) => r.kind === 'manyToMany')
      .map((r) => r.through),
  );
  return all.filter((meta) => wanted.has(meta) || (meta.auto && throughs.has(meta)));
}

function metaOf(model: unknown): ModelMeta {
  const meta = typeof model === 'function' && META in model ? (model as unknown as { readonly [META]: ModelMeta })[META] : null;
  if (meta?.ready) return meta;
  throw new ModelError('NUA_MODEL_UNREGISTERED', `${meta?.name ?? 'A value'} in \`models\` is no registered model.`, {
    fix: 'Give the classes of models after register(models).',
  });
}
