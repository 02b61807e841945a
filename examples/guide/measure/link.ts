import type { Driver, DriverConnection, DriverCursor, DriverStatement, MakeRow } from 'nuages';
import { wait } from './round-trip.js';
import type { Reading } from './reading.js';
import { readingOf } from './reading.js';
import { weighRow } from './weigh.js';

type FoundRows<T> = ReturnType<NonNullable<DriverStatement<T>['describe']>>;

/** What passed while it was watched. */
export interface Traffic {
  /** of the rows that came back */
  bytes: number;
  /** that the database went through to answer; null where it doesn't say */
  read: number | null;
  /** how it found them, each way once; null where it doesn't say */
  scans: Set<string> | null;
}

/** Stands between Nuages and the driver: adds the time of a network to each statement, and watches what passes where it is told to. */
export class Link {
  roundTripMs = 0;
  /** of the last driver that was wrapped, as its dialect is named */
  speaks: string | null = null;
  /** whether it runs what it explains */
  explains = false;
  #traffic: Traffic | null = null;
  readonly #watched = new WeakMap<DriverStatement, DriverStatement>();

  /** Watches the statements that `run` sends. It slows them down: time them in another run. */
  async watch<T>(run: () => Promise<T>): Promise<{ readonly result: T; readonly traffic: Traffic }> {
    const traffic: Traffic = (this.#traffic = { bytes: 0, read: 0, scans: new Set() });
    try {
      return { result: await run(), traffic };
    } finally {
      this.#traffic = null;
    }
  }

  /** For connect(settings, { wrapDriver }). */
  readonly wrapDriver = (driver: Driver): Driver => {
    const { dialect } = driver;
    this.speaks = dialect.name;
    this.explains = dialect.features.explainAnalyze;
    return {
      dialect,
      connect: async (options) => this.#wrapConnection(await driver.connect(options), dialect.features.explainAnalyze),
      begin: (options) => driver.begin(options),
      describe: () => driver.describe(),
      close: () => driver.close(),
    };
  };

  #wrapConnection(inner: DriverConnection, explains: boolean): DriverConnection {
    const link = this;
    return {
      run: async (statement, params, context) => {
        await link.#travel();
        const traffic = link.#traffic;
        if (traffic === null) return inner.run(statement, params, context);
        const result = await inner.run(link.#weighed(statement), params, context);
        await link.#countRead(traffic, explains ? () => readingOf(inner, statement.sql, params) : null);
        return result;
      },
      open: async (statement, params) => link.#opened(inner, statement, params, explains, (watched) => inner.open(watched, params)),
      ...(inner.hold && {
        hold: async (statement, params) => link.#opened(inner, statement, params, explains, (watched) => inner.hold!(watched, params)),
      }),
      script: async (sql) => {
        await link.#travel();
        return inner.script(sql);
      },
      ...(inner.checkConstraints && { checkConstraints: () => inner.checkConstraints!() }),
      ...(inner.cancel && { cancel: () => inner.cancel!() }),
      ...(inner.ref && { ref: () => inner.ref!() }),
      ...(inner.unref && { unref: () => inner.unref!() }),
      close: () => inner.close(),
      get usable() {
        return inner.usable;
      },
    };
  }

  async #opened<T>(
    inner: DriverConnection,
    statement: DriverStatement<T>,
    params: readonly unknown[],
    explains: boolean,
    open: (statement: DriverStatement<T>) => Promise<DriverCursor<T>>,
  ): Promise<DriverCursor<T>> {
    const traffic = this.#traffic;
    if (traffic === null) return this.#wrapCursor(await open(statement));
    await this.#countRead(traffic, explains ? () => readingOf(inner, statement.sql, params) : null);
    return this.#wrapCursor(await open(this.#weighed(statement)));
  }

  #wrapCursor<T>(inner: DriverCursor<T>): DriverCursor<T> {
    return {
      read: async (size, context) => {
        await this.#travel();
        return inner.read(size, context);
      },
      close: () => inner.close(),
    };
  }

  async #travel(): Promise<void> {
    if (this.roundTripMs > 0) await wait(this.roundTripMs);
  }

  async #countRead(traffic: Traffic, explain: (() => Promise<Reading>) | null): Promise<void> {
    if (explain === null || traffic.read === null) {
      traffic.read = traffic.scans = null;
      return;
    }
    const { rows, scans } = await explain();
    traffic.read += rows;
    for (const scan of scans) traffic.scans?.add(scan);
  }

  /** The same statement, whose rows are weighed as they are made: one object for each, so that drivers find what they prepared. */
  #weighed<T>(statement: DriverStatement<T>): DriverStatement<T> {
    let weighed = this.#watched.get(statement) as DriverStatement<T> | undefined;
    if (weighed === undefined) {
      const weighing =
        (make: MakeRow<T>): MakeRow<T> =>
        (context, ...cells) => {
          if (this.#traffic !== null) this.#traffic.bytes += weighRow(cells);
          return make(context, ...cells);
        };
      const describe = (names: readonly string[]): FoundRows<T> => {
        const found = statement.describe!(names);
        return { ...found, make: weighing(found.make) };
      };
      weighed = Object.freeze({ ...statement, make: weighing(statement.make), ...(statement.describe && { describe }) });
      this.#watched.set(statement, weighed);
    }
    return weighed;
  }
}
