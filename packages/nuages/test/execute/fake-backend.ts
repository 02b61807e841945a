import type {
  Backend,
  BeginOptions,
  DatabaseSettings,
  Dialect,
  Driver,
  DriverConnection,
  DriverCursor,
  DriverResult,
  DriverStatement,
  Features,
} from '../../src/contract/index.js';

/** What a fake database does: each hook may wait or throw. */
export interface FakeOptions {
  readonly features?: Partial<Features>;
  readonly options?: readonly string[];
  readonly drivers?: readonly string[];
  connect?(number: number): void | Promise<void>;
  run?(sql: string, connection: FakeConnection): unknown;
}

/** Rows of `rows:3` are [0], [1], [2]; everything that is sent stands in `log`, after the number of its connection. */
export class FakeConnection implements DriverConnection {
  usable = true;
  closed = false;
  referenced = true;
  readonly number: number;
  readonly write: boolean;
  readonly #fake: FakeBackend;

  constructor(fake: FakeBackend, number: number, write: boolean) {
    this.#fake = fake;
    this.number = number;
    this.write = write;
  }

  async run<T>(statement: DriverStatement<T>, _params: readonly unknown[], context: unknown): Promise<DriverResult<T>> {
    await this.#does(statement.sql);
    const count = Number(/^rows:(\d+)/.exec(statement.sql)?.[1] ?? 0);
    return { rows: Array.from({ length: count }, (_, i) => statement.make(context, i)), affected: count };
  }

  async open<T>(statement: DriverStatement<T>): Promise<DriverCursor<T>> {
    await this.#does(`open ${statement.sql}`);
    const count = Number(/^rows:(\d+)/.exec(statement.sql)?.[1] ?? 0);
    let next = 0;
    return {
      read: async (size, context) => {
        await this.#does('read');
        const rows: T[] = [];
        while (rows.length < size && next < count) rows.push(statement.make(context, next++));
        return rows;
      },
      close: () => this.#does('close cursor'),
    };
  }

  script(sql: string): Promise<void> {
    return this.#does(sql);
  }
  checkConstraints(): Promise<void> {
    return this.#does('check constraints');
  }
  cancel(): Promise<void> {
    this.#fake.log.push(`${this.number}: cancel`);
    return Promise.resolve();
  }
  close(): Promise<void> {
    this.closed = true;
    this.#fake.log.push(`${this.number}: close`);
    return Promise.resolve();
  }
  ref(): void {
    this.referenced = true;
  }
  unref(): void {
    this.referenced = false;
  }

  async #does(sql: string): Promise<void> {
    this.#fake.log.push(`${this.number}: ${sql}`);
    await this.#fake.fakes.run?.(sql, this);
  }
}

const features = {
  singleConnection: false,
  singleWriter: false,
  isolationLevels: true,
  readOnlyTransactions: true,
  serverSideCursors: true,
  statementTimeout: true,
} as Features;

/** A database of nothing but a log. */
export class FakeBackend implements Backend {
  readonly dialect: Dialect;
  readonly options: readonly string[];
  readonly drivers: readonly string[];
  readonly log: string[] = [];
  readonly connections: FakeConnection[] = [];
  fakes: FakeOptions;

  constructor(fakes: FakeOptions = {}) {
    this.fakes = fakes;
    this.options = fakes.options ?? [];
    this.drivers = fakes.drivers ?? ['fake-driver'];
    this.dialect = { name: 'fake', features: { ...features, ...fakes.features } } as Dialect;
  }

  open(_settings: DatabaseSettings): Promise<Driver> {
    const driver: Driver = {
      dialect: this.dialect,
      connect: async ({ write }) => {
        const connection = new FakeConnection(this, this.connections.length + 1, write);
        this.connections.push(connection);
        await this.fakes.connect?.(connection.number);
        return connection;
      },
      begin: ({ readOnly }: BeginOptions) => (readOnly ? 'BEGIN READ ONLY' : 'BEGIN'),
      describe: () => 'fake',
      close: () => Promise.resolve(),
    };
    return Promise.resolve(driver);
  }
}

export function statement(sql: string): DriverStatement {
  return { sql, name: null, columns: null, make: (_context, cell) => cell };
}
