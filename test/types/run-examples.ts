import { pgcrypto } from '@electric-sql/pglite/contrib/pgcrypto';
import { connect, createSchema, db, dropSchema, register } from 'nuages';
import type { AnyModelClass, Connections, Driver, DriverConnection, DriverStatement } from 'nuages';
import { Comment, Post, Reading, Tag, User } from '../suite/models.js';
import { all } from '../suite/registry.js';
import type { Run, Stage } from './examples.js';

/** A database with the suite's models, on which examples run one after another. */
export interface Theatre {
  /** The statements that the example gives and sends. `bare`: it begins without tables. */
  play(run: Run, bare?: boolean): Promise<string[]>;
  close(): Promise<void>;
}

export async function openTheatre(): Promise<Theatre> {
  const sent: string[] = [];
  const database = { url: 'pglite://memory', extensions: { pgcrypto } };
  const connections: Connections = await connect({ databases: { default: database } }, { wrapDriver: listening(sent) });
  await db.execute`CREATE EXTENSION pgcrypto`;
  const models: AnyModelClass[] = Object.values(all);
  let standing = true;
  await createSchema({ models });
  return {
    close: () => connections.close(),
    async play(run, bare = false) {
      if (standing) await clear();
      else await createSchema({ models });
      const rows = await someRows();
      if (bare) await dropSchema();
      const own: AnyModelClass[] = [];
      const given: string[] = [];
      sent.length = 0;
      const stage: Stage = {
        async see(value) {
          if (hasSql(value)) given.push(value.toSQL().sql);
          await value;
        },
        async define(model) {
          register({ Song: model });
          own.push(model);
          await createSchema({ models: own });
        },
      };
      try {
        await run(stage, rows);
        return [...given, ...sent];
      } finally {
        // a model that was defined stays registered, without its table once that is dropped
        standing &&= !sent.some((sql) => /^(CREATE|DROP) TABLE/.test(sql));
        if (!standing) await dropSchema();
      }
    },
  };
}

/** All rows, those that point at others first. */
async function clear(): Promise<void> {
  await db.execute`DELETE FROM post_tags`;
  for (const model of [Comment, Post, Tag, Reading, User]) await model.objects.all().delete();
}

async function someRows(): Promise<object> {
  const user = await User.objects.create({ username: 'django' });
  const post = await Post.objects.create({ title: 'Nuages', author: user });
  const comment = await Comment.objects.create({ post, user, body: 'x' });
  const tag = await Tag.objects.create({ name: 'jazz' });
  return { user, post, comment, tag };
}

const hasSql = (value: unknown): value is { toSQL(): { readonly sql: string } } =>
  typeof value === 'object' && value !== null && 'toSQL' in value && 'then' in value;

/** Writes down what is sent, BEGIN and DDL too. */
const listening =
  (sent: string[]) =>
  (driver: Driver): Driver => ({
    dialect: driver.dialect,
    begin: (options) => driver.begin(options),
    describe: () => driver.describe(),
    close: () => driver.close(),
    connect: async (options) => heard(await driver.connect(options), sent),
  });

function heard(connection: DriverConnection, sent: string[]): DriverConnection {
  return new Proxy(connection, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]): unknown => {
        const [what] = args as [string | DriverStatement];
        if (name === 'script') sent.push(what as string);
        if (name === 'run' || name === 'open' || name === 'hold') sent.push((what as DriverStatement).sql);
        return Reflect.apply(member, target, args);
      };
    },
  });
}
