import type { DriverConnection, PoolSettings } from '../../contract/index.js';
import { acquireChannel } from '../../events/index.js';
import { outside } from '../context/outside.js';
import type { Holder, Slot } from './slot.js';
import { newSlot } from './slot.js';
import type { WaitOptions } from '../wait-list.js';
import { WaitList } from '../wait-list.js';

/** What a pool serves and how. */
export interface PoolOptions {
  readonly alias: string;
  readonly limits: Pick<PoolSettings, 'min' | 'max' | 'maxLifetime' | 'idleTimeout'>;
  /** losing a connection loses data or the only way to it: none is thrown away that still works */
  readonly precious: boolean;
  connect(): Promise<DriverConnection>;
  /** how long a caller waits, and how that ends */
  patience(pool: Pool): WaitOptions;
  /** the error of whoever comes after close() */
  closed(): Error;
}

/** Until the one who waited has run and says what it is. */
const handedOver: Holder = { sql: '' };

/** Connections that are lent out one by one; callers are served in the order in which they come. */
export class Pool {
  readonly #options: PoolOptions;
  readonly #slots = new Set<Slot>();
  readonly #idle: Slot[] = [];
  readonly #waiters = new WaitList<Slot>();
  readonly #closing = new Set<Promise<void>>();
  #opening = 0;
  #order = 0;
  #closed = false;
  #sweeping: NodeJS.Timeout | null = null;
  #drained: (() => void) | null = null;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#keepMinimum();
  }

  get max(): number {
    return this.#options.limits.max;
  }
  get waiting(): number {
    return this.#waiters.size;
  }
  get opening(): number {
    return this.#opening;
  }
  /** Held longest first. */
  inUse(): Slot[] {
    return [...this.#slots].filter((slot) => slot.holder !== null).sort((a, b) => a.order - b.order);
  }

  /** A connection that is idle now; null: there is none, acquire() waits for one. */
  take(holder: Holder): Slot | null {
    let slot = this.#idle.pop();
    while (slot !== undefined && (slot.expired || !slot.connection.usable)) {
      this.#discard(slot);
      slot = this.#idle.pop();
    }
    if (slot === undefined) return null;
    this.#lend(slot, holder);
    if (acquireChannel.hasSubscribers) acquireChannel.publish({ alias: this.#options.alias, waitedMs: 0 });
    return slot;
  }

  async acquire(holder: Holder, signal?: AbortSignal): Promise<Slot> {
    signal?.throwIfAborted();
    if (this.#closed) throw this.#options.closed();
    const idle = this.take(holder);
    if (idle !== null) return idle;
    const since = performance.now();
    const turn = this.#waiters.wait({ ...this.#options.patience(this), signal });
    this.#grow();
    const slot = await turn;
    slot.holder = holder;
    if (acquireChannel.hasSubscribers) acquireChannel.publish({ alias: this.#options.alias, waitedMs: performance.now() - since });
    return slot;
  }

  /** Work that holds a connection as long as it takes. */
  async use<T>(holder: Holder, work: (connection: DriverConnection) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const slot = this.take(holder) ?? (await this.acquire(holder, signal));
    try {
      return await work(slot.connection);
    } finally {
      this.release(slot);
    }
  }

  /** Gives a connection back: to the first who waits, else it is idle. A broken one is thrown away. */
  release(slot: Slot): void {
    slot.holder = null;
    slot.heldSince = null;
    if (this.#closed || slot.expired || !slot.connection.usable) this.#discard(slot);
    else this.#settle(slot);
  }

  /** Gives a connection back of which the state is unknown. */
  discard(slot: Slot): void {
    slot.expired = !this.#options.precious;
    this.release(slot);
  }

  /** Those in use are waited for, `grace` milliseconds at most. */
  async close(grace: number): Promise<void> {
    this.#closed = true;
    this.#stopSweeping();
    this.#waiters.failAll(() => this.#options.closed());
    for (const slot of this.#idle.splice(0)) this.#discard(slot);
    if (this.#slots.size + this.#opening > 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, grace);
        this.#drained = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    for (const slot of this.#slots) this.#discard(slot);
    await Promise.all(this.#closing);
  }

  #lend(slot: Slot, holder: Holder): void {
    slot.holder = holder;
    slot.used = true;
    slot.order = ++this.#order;
    slot.connection.ref?.();
  }

  #settle(slot: Slot): void {
    if (this.#waiters.size > 0) {
      this.#lend(slot, handedOver);
      this.#waiters.give(slot);
      return;
    }
    slot.connection.unref?.();
    this.#idle.push(slot);
  }

  #discard(slot: Slot): void {
    if (!this.#slots.delete(slot)) return;
    // An error while closing what is thrown away changes nothing for anybody.
    const closing = slot.connection.close().catch(() => undefined);
    this.#closing.add(closing);
    void closing.finally(() => this.#closing.delete(closing));
    this.#afterLeaving();
  }

  #afterLeaving(): void {
    if (this.#closed && this.#slots.size + this.#opening === 0) this.#drained?.();
    this.#grow();
  }

  /** A connection for each who waits, as far as the pool may have more. */
  #grow(): void {
    while (this.#waiters.size > this.#opening && this.#mayOpen(this.max)) this.#open();
  }

  #keepMinimum(): void {
    while (this.#mayOpen(this.#options.limits.min)) this.#open();
  }

  #mayOpen(limit: number): boolean {
    return !this.#closed && this.#slots.size + this.#opening < limit;
  }

  #open(): void {
    this.#opening++;
    outside.runInAsyncScope(() => {
      this.#startSweeping();
      this.#options.connect().then(
        (connection) => this.#opened(connection),
        (error: unknown) => {
          this.#opening--;
          // One that nobody waits for is tried again by the next sweep.
          this.#waiters.fail(error);
          this.#afterLeaving();
        },
      );
    });
  }

  #opened(connection: DriverConnection): void {
    this.#opening--;
    const slot = newSlot(connection, this.#options.limits.maxLifetime);
    this.#slots.add(slot);
    this.release(slot);
  }

  #startSweeping(): void {
    const { idleTimeout, maxLifetime } = this.#options.limits;
    const period = Math.min(idleTimeout, maxLifetime) / 4;
    if (this.#sweeping !== null || !Number.isFinite(period)) return;
    this.#sweeping = setInterval(() => this.#sweep(), period).unref();
  }

  #stopSweeping(): void {
    if (this.#sweeping !== null) clearInterval(this.#sweeping);
    this.#sweeping = null;
  }

  #sweep(): void {
    const now = performance.now();
    for (const slot of this.#slots) {
      slot.expired ||= now >= slot.expiresAt || !slot.connection.usable;
      if (slot.holder !== null) continue;
      if (slot.used) slot.idleSince = now;
      slot.used = false;
      if (slot.expired || this.#superfluous(slot, now)) {
        this.#idle.splice(this.#idle.indexOf(slot), 1);
        this.#discard(slot);
      }
    }
    this.#keepMinimum();
    if (this.#slots.size + this.#opening === 0) this.#stopSweeping();
  }

  #superfluous(slot: Slot, now: number): boolean {
    return this.#slots.size > this.#options.limits.min && now - slot.idleSince >= this.#options.limits.idleTimeout;
  }
}
