import type { Database } from '../../execute/index.js';
import type { ColumnMeta, ModelMeta, RelationMeta } from '../../metadata/model-meta.js';
import { isGiven } from '../model-of.js';
import { keyText } from '../related-to.js';
import { runRead } from '../write-plan.js';
import type { Among } from './among.js';
import { rowsAmongPlan } from './delete-plans.js';
import { deletionOrder } from './deletion-order.js';
import { isLeaf, knownColumns, type Pointer, pointersTo, valuesPointing } from './pointers.js';

/** A row, as the values of the known columns of its table. */
type Values = readonly unknown[];
/** Rows of one table. */
export interface Rows {
  readonly table: ModelMeta;
  readonly rows: readonly Values[];
}
/** What is to be deleted, and what points at it besides. */
export interface Collected {
  readonly rows: ReadonlyMap<ModelMeta, readonly Values[]>;
  /** the values that are pointed at, by those pointers whose rows aren't read */
  readonly pointed: ReadonlyMap<Pointer, readonly unknown[]>;
}

/** Rows that were reached and not yet followed. What points at them by the link `but` is collected already. */
interface Level extends Rows {
  readonly rows: Values[];
  readonly but: RelationMeta | null;
}

/**
 * Finds the rows that are deleted with others: those that point at them, level by level, a statement for each table, and what each row is
 * in the tables that its own inherits from. `keepParents`: but for the first.
 */
export async function collect(target: Database, first: Rows, keepParents: boolean): Promise<Collected> {
  const collecting = new Collecting(target, deletionOrder(first.table));
  collecting.reach(first.table, first.rows, null);
  for (let keep = keepParents, level = collecting.next(); level; keep = false, level = collecting.next()) {
    if (!keep) await collecting.followLinks(level);
    await collecting.followPointers(level);
  }
  return collecting;
}

class Collecting implements Collected {
  readonly rows = new Map<ModelMeta, Values[]>();
  readonly pointed = new Map<Pointer, unknown[]>();
  readonly #known = new Map<ModelMeta, Set<string>>();
  #levels: Level[] = [];
  readonly #target: Database;
  readonly #order: ReadonlyMap<ModelMeta, number>;

  constructor(target: Database, order: ReadonlyMap<ModelMeta, number>) {
    this.#target = target;
    this.#order = order;
  }

  /** Adds the rows that aren't there yet. */
  reach(table: ModelMeta, rows: readonly Values[], but: RelationMeta | null): void {
    const known = entry(this.#known, table, () => new Set<string>());
    const fresh = rows.filter((row) => {
      const key = table.primaryKey.map((column, i) => keyText(column, row[i])).join('\n');
      return !known.has(key) && known.add(key);
    });
    if (fresh.length === 0) return;
    append(
      entry(this.rows, table, () => []),
      fresh,
    );
    const level = this.#levels.find((l) => l.table === table && l.but === but);
    if (level) append(level.rows, fresh);
    else this.#levels.push({ table, rows: fresh, but });
  }

  /** The rows to follow. Those that may lead to others' tables come first, so that these are followed once. */
  next(): Level | undefined {
    const place = ({ table }: Level): number => this.#order.get(table)!;
    this.#levels.sort((a, b) => place(b) - place(a));
    return this.#levels.shift();
  }

  /** To the tables that this one inherits from. */
  async followLinks(level: Level): Promise<void> {
    for (const link of level.table.parents) {
      const table = link.target.concrete;
      const column = link.steps[0]!.on[0]![1];
      const keys = valuesIn(level, link.key!);
      const columns = knownColumns(table);
      const rows =
        columns.length === 1 && columns[0] === column
          ? keys.map((key) => [key])
          : await this.#read(table, [{ column, when: null }], [keys]);
      this.reach(table, rows, link);
    }
  }

  async followPointers(level: Level): Promise<void> {
    const followed = new Map<ModelMeta, Pointer[]>();
    for (const pointer of pointersTo(level.table)) {
      const { column, rule } = pointer;
      if (column === level.but?.key) continue;
      if (rule === 'cascade' && !isLeaf(pointer)) entry(followed, column.model, () => []).push(pointer);
      else
        append(
          entry(this.pointed, pointer, () => []),
          valuesPointing(pointer, valuesIn(level, pointer.target)),
        );
    }
    for (const [table, pointers] of followed) {
      const lists = pointers.map((p) => valuesPointing(p, valuesIn(level, p.target)));
      if (lists.some((list) => list.length > 0)) this.reach(table, await this.#read(table, pointers, lists), null);
    }
  }

  async #read(table: ModelMeta, among: readonly Among[], lists: readonly unknown[]): Promise<readonly Values[]> {
    return (await runRead(this.#target, rowsAmongPlan(table, among, knownColumns(table), this.#target.dialect), lists)).rows;
  }
}

/** What rows have in a column, but for NULL. */
export function valuesIn({ table, rows }: Rows, column: ColumnMeta): unknown[] {
  const at = knownColumns(table).indexOf(column);
  return rows.map((row) => row[at]).filter(isGiven);
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
/** without a spread, whose arguments have to fit the stack */
function append<T>(list: T[], items: readonly T[]): void {
  for (const item of items) list.push(item);
}
