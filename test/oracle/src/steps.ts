import { onCommit, transaction } from 'nuages';
import type { Row } from './api.js';
import { call } from './api.js';
import { block } from './blocks.js';
import type { Case, Json, JsonObject, Op, Query, Shape, Show } from './case.js';
import { Raised } from './errors.js';
import { assign, build, instance } from './instances.js';
import { NotBuilt } from './not-built.js';
import type { Outcome } from './outcome.js';
import { buildQuery, start } from './query.js';
import { encodeInstance } from './rows.js';
import type { SchemaModel } from './schema.js';
import type { World } from './scope.js';
import { encodeShape } from './shapes.js';
import { runTerminal } from './terminals.js';
import { deleted, isWriting, runWriting } from './writing.js';

/** A script under way. */
export interface Script {
  /** with the variables so far */
  world: World;
  /** of on_commit, as far as they have run */
  readonly marks: string[];
  /** does what a step says */
  readonly run: (script: Script, step: JsonObject, expected: Outcome | undefined) => Promise<Outcome>;
}
/** A step, in the world of its script with the stored rows that the step names. */
export interface Doing {
  readonly script: Script;
  readonly world: World;
  readonly step: JsonObject;
  readonly expected: Outcome | undefined;
}
const done: Outcome = { value: null };

/** What steps do (README.md, "Scripts"). */
export const doing: Readonly<Record<string, (step: Doing) => Promise<Outcome>>> = {
  query: async ({ world, step: { query } }) => {
    const asked = query as unknown as Case;
    const { terminal, show = 'pk', shape = null } = asked;
    if (isWriting(terminal)) return runWriting(world, asked, terminal);
    return runTerminal(buildQuery(world, asked), terminal, { show, shape, ordered: false });
  },
  fetch: async ({ script, world, step: { query, as } }) => {
    const { terminal, ...asked } = query as unknown as Query & { terminal?: string | Op };
    if (terminal !== 'get') throw new NotBuilt('lists as variables of scripts');
    keep(script, as, (await call(buildQuery(world, asked).rows, 'get')) as Row);
    return done;
  },
  build: async ({ script, world, step: { model, values = {}, as } }) => {
    keep(script, as, build(world, model as string, values));
    return done;
  },
  create: async ({ script, world, step: { model, values = {}, as, options } }) => {
    const row = build(world, model as string, values);
    await call(row, 'save', [saveOptions(world, modelOf(world, row), options)]);
    if (as !== undefined) keep(script, as, row);
    return { row: encodeInstance(world.schema.model(model as string), row, [], 'full') };
  },
  assign: async ({ world, step: { obj, set = {} } }) => {
    const row = instance(world, obj!);
    assign(world, modelOf(world, row), row, set);
    return done;
  },
  save: async ({ world, step: { obj, set = {}, options } }) => {
    const row = instance(world, obj!);
    const model = modelOf(world, row);
    await call(assign(world, model, row, set), 'save', [saveOptions(world, model, options)]);
    return done;
  },
  delete: async ({ world, step: { obj, options = {} } }) => {
    const { keep_parents: keepParents } = options as JsonObject;
    const row = instance(world, obj!);
    return { value: deleted(world, await call(row, 'delete', keepParents === undefined ? [] : [{ keepParents }])) };
  },
  refresh: async ({ world, step: { obj, options = {} } }) => {
    const row = instance(world, obj!);
    const { fields } = options as JsonObject;
    await call(
      row,
      'refreshFromDb',
      fields === undefined || fields === null ? [] : [{ fields: attributes(world, modelOf(world, row), fields) }],
    );
    return done;
  },
  show: async ({ world, step: { obj, show = 'full', shape } }) => {
    const row = instance(world, obj!);
    const model = modelOf(world, row);
    if (shape === undefined) return { row: encodeInstance(model, row, [], show as Show) };
    return { row: await encodeShape(start(world, model, null as never), row, shape as Shape) };
  },
  atomic: block,
  raise: async () => {
    throw new Raised();
  },
  // what is between them is a block: see blocks.ts
  savepoint: async () => done,
  savepoint_rollback: async () => done,
  savepoint_commit: async () => done,
  on_commit: async ({ script, step: { mark } }) => {
    onCommit(() => script.marks.push(mark as string));
    return done;
  },
  check_constraints: async () => {
    await transaction.checkConstraints();
    return done;
  },
};

function keep(script: Script, name: Json | undefined, row: Row): void {
  const instances = new Map(script.world.instances);
  script.world = { ...script.world, instances: instances.set(JSON.stringify({ $ref: name }), row) };
}

function modelOf({ schema, classes }: World, row: Row): SchemaModel {
  const [name] = [...classes].find(([, Class]) => row.constructor === Class)!;
  return schema.model(name);
}

const attributes = (world: World, model: SchemaModel, names: Json): readonly string[] =>
  (names as readonly string[]).map((name) => world.paths.loading(model, name));

function saveOptions(world: World, model: SchemaModel, options: Json = {}): object {
  const { update_fields: names, force_insert: forceInsert, force_update: forceUpdate } = options as JsonObject;
  return {
    ...(names !== undefined && names !== null && { updateFields: attributes(world, model, names) }),
    ...(forceInsert !== undefined && { forceInsert }),
    ...(forceUpdate !== undefined && { forceUpdate }),
  };
}
