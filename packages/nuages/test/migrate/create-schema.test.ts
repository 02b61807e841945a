import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../src/connect.js';
import { atomic, database } from '../../src/execute/index.js';
import { Model } from '../../src/model/index.js';
import { createSchema, dropSchema } from '../../src/migrate/index.js';
import type { Connections } from '../../src/types/settings.js';
import { createTestDatabase, describeOn, type TestDatabase } from '../../../../test/servers.js';
import { all, Badge, Licence, Line, Outside, Player, Select, Team } from './models.js';

const models = Object.values(all);
type Rows = { objects: { all(): Promise<unknown[]> } };
const rows = async (model: unknown): Promise<unknown[]> => await (model as Rows).objects.all();
const insert = (model: unknown, data: object): Promise<{ pk: unknown }> =>
  (model as { objects: { create(data: object): Promise<{ pk: unknown }> } }).objects.create(data);

function onDatabase(url: () => Promise<string>, end: () => Promise<void> = async () => {}): void {
  let connections: Connections;
  beforeAll(async () => {
    connections = await connect({ databases: { default: await url() } });
  });
  afterAll(async () => {
    await connections.close();
    await end();
  });

  it('makes tables that can be used, and drops them', async () => {
    await createSchema({ models });
    const team = await insert(Team, { name: 'a' });
    const player = await insert(Player, { email: 'a@b.example', teamId: team.pk });
    await insert(Badge, { code: 'x', details: { a: 1 } });
    await insert(Licence, { playerId: player.pk, badgeId: 'x' });
    await insert(Select, { order: 1, quote: 'q', groupId: team.pk });
    await insert(Line, { order: 1, number: 2 });
    expect(await rows(Line)).toMatchObject([{ order: 1, number: 2, status: "it's open", isPaid: false, twice: 4 }]);
    expect(String(((await rows(Line))[0] as { price: unknown }).price)).toBe('0.10');
    expect(await rows(Select)).toMatchObject([{ order: 1, quote: 'q', groupId: team.pk }]);
    await expect(insert(Team, { name: 'a' })).rejects.toMatchObject({ code: 'NUA_INTEGRITY_UNIQUE' });
    await expect(insert(Line, { order: 1, number: -1 })).rejects.toMatchObject({ code: 'NUA_INTEGRITY_CHECK' });
    await expect(atomic(() => insert(Select, { order: 1, quote: 'q', groupId: 99 }))).rejects.toMatchObject({
      code: 'NUA_INTEGRITY_FOREIGN_KEY',
    });
    await expect(rows(Outside)).rejects.toMatchObject({ code: 'NUA_SQL_INVALID' });
    await dropSchema({ models });
    await expect(rows(Team)).rejects.toMatchObject({ code: 'NUA_SQL_INVALID' });
  });

  it('makes all or nothing', async () => {
    await createSchema({ models: [Badge] });
    await expect(createSchema({ models: [Team, Badge] })).rejects.toMatchObject({ code: 'NUA_SQL_INVALID' });
    await expect(rows(Team)).rejects.toMatchObject({ code: 'NUA_SQL_INVALID' });
    await dropSchema({ models: [Badge] });
    await dropSchema({ models: [Badge] });
  });

  it('drops tables that hold rows which point at each other', async () => {
    await createSchema({ models });
    await atomic(async () => {
      const team = await insert(Team, { name: 'a' });
      const player = await insert(Player, { email: 'a@b.example', teamId: team.pk });
      await insert(Team, { name: 'b', captainId: player.pk });
    });
    await dropSchema({ models });
    await createSchema({ models });
    expect(await rows(Team)).toEqual([]);
    await dropSchema({ models });
  });

  it('works inside a transaction, which can be rolled back', async () => {
    await expect(
      atomic(async () => {
        await createSchema({ models: [Badge] });
        await insert(Badge, { code: 'x' });
        throw new Error('back');
      }),
    ).rejects.toThrow('back');
    await expect(rows(Badge)).rejects.toMatchObject({ code: 'NUA_SQL_INVALID' });
    expect(database().alias).toBe('default');
  });

  it('refuses what is no registered model', async () => {
    class Nobody extends Model('Nobody', {}) {}
    await expect(createSchema({ models: [Nobody] })).rejects.toThrow('NUA_MODEL_UNREGISTERED: Nobody in `models` is no registered model.');
    await expect(createSchema({ models: [{}] })).rejects.toThrow('NUA_MODEL_UNREGISTERED: A value in `models` is no registered model.');
  });
}

describeOn('sqlite', 'createSchema() on SQLite', () => onDatabase(async () => 'sqlite::memory:'));
describe('createSchema() on PGlite', () => {
  onDatabase(async () => 'pglite://memory');
});
describeOn('postgres', 'createSchema() on PostgreSQL', () => {
  let server: TestDatabase;
  onDatabase(
    async () => {
      server = await createTestDatabase('create_schema');
      return server.url;
    },
    () => server.drop(),
  );
});
