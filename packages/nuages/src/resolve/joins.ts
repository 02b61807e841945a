import type { Expr, Join, TableName } from '../ir/index.js';
import type { JoinStep, ModelMeta } from '../metadata/model-meta.js';
import { and, call, column, constantOf } from './nodes.js';

/** A table of the statement, under its alias. */
export interface Source {
  readonly alias: string;
  /** the alias that it has in a statement of its own: by it, Django knows a join of a subquery and one outside for the same */
  readonly natural: string;
  readonly table: TableName;
  /** alias that it is joined to; null: the first table */
  readonly parent: string | null;
  readonly step: JoinStep | null;
  kind: 'base' | 'inner' | 'left';
  /** a row may have no match */
  readonly nullable: boolean;
  /** how many paths go through it; 0: left out */
  uses: number;
}

const sameStep = (a: JoinStep, b: JoinStep): boolean =>
  a.to === b.to &&
  a.forward === b.forward &&
  a.on.length === b.on.length &&
  a.constant?.[1] === b.constant?.[1] &&
  a.on.every(([x, y], i) => x === b.on[i]![0] && y === b.on[i]![1]);

/** The tables of one statement and how they are joined: Django's alias map. */
export class Joins {
  readonly sources = new Map<string, Source>();
  readonly #depth: number;

  /** depth 0 names tables by themselves, and T3, T4 when they come again; the tables of subqueries are U0, U1, V0 ... */
  constructor(depth: number) {
    this.#depth = depth;
  }

  base(meta: ModelMeta): string {
    return this.#add({ table: meta.table, parent: null, step: null, kind: 'base', nullable: false });
  }

  /**
   * The alias of a join, an old one where it can serve. `reuse`: the aliases that a to-many join may share; null: any.
   * A nullable join, or one behind an outer join, begins as outer.
   */
  join(step: JoinStep, parent: string, reuse: ReadonlySet<string> | null): string {
    let found: Source | undefined;
    for (const source of this.sources.values()) {
      if (source.parent === parent && source.step && sameStep(source.step, step) && (reuse === null || reuse.has(source.alias)))
        found = source;
    }
    if (found) {
      found.uses++;
      return found.alias;
    }
    const nullable = !step.forward || step.nullable;
    const outer = nullable || this.get(parent).kind === 'left';
    return this.#add({ table: step.to.table, parent, step, kind: outer ? 'left' : 'inner', nullable });
  }

  get(alias: string): Source {
    return this.sources.get(alias)!;
  }

  release(alias: string): void {
    this.get(alias).uses--;
  }

  uses(): ReadonlyMap<string, number> {
    return new Map([...this.sources].map(([alias, { uses }]) => [alias, uses]));
  }
  usedSince(before: ReadonlyMap<string, number>): string[] {
    return [...this.sources.values()].filter((s) => s.uses > (before.get(s.alias) ?? 0)).map((s) => s.alias);
  }

  ofKind(kind: Source['kind']): Set<string> {
    return new Set([...this.sources.values()].filter((s) => s.kind === kind).map((s) => s.alias));
  }

  /** Makes joins outer, and those that hang on them. */
  promote(aliases: Iterable<string>): void {
    const queue = [...aliases];
    for (let alias = queue.shift(); alias !== undefined; alias = queue.shift()) {
      const source = this.get(alias);
      if (source.kind !== 'inner') continue;
      if (!source.nullable && this.get(source.parent!).kind !== 'left') continue;
      source.kind = 'left';
      for (const other of this.sources.values()) if (other.parent === alias && !queue.includes(other.alias)) queue.push(other.alias);
    }
  }

  /** Makes joins inner, and those that they hang on. */
  demote(aliases: Iterable<string>): void {
    const queue = [...aliases];
    for (let alias = queue.shift(); alias !== undefined; alias = queue.shift()) {
      const source = this.get(alias);
      if (source.kind !== 'left') continue;
      source.kind = 'inner';
      if (this.get(source.parent!).kind === 'inner') queue.push(source.parent!);
    }
  }

  /** the tables in use, in the order in which they were joined; the first is the one after FROM */
  used(): Source[] {
    return [...this.sources.values()].filter((s) => s.uses > 0);
  }

  toIR(source: Source): Join {
    return { kind: source.kind === 'left' ? 'left' : 'inner', table: source.table, alias: source.alias, on: this.condition(source) };
  }

  condition({ alias, parent, step }: Source): Expr {
    const keys = step!.on.map(([from, to]) => call('eq', [column(parent!, from), column(alias, to)]));
    return and([...keys, ...constantOf(step!, alias)]);
  }

  #add(source: Omit<Source, 'alias' | 'natural' | 'uses'>): string {
    const { name } = source.table;
    const natural = [...this.sources.values()].some((s) => s.natural === name) ? `T${this.sources.size + 1}` : name;
    const alias = this.#depth === 0 ? natural : `${String.fromCharCode('T'.charCodeAt(0) + this.#depth)}${this.sources.size}`;
    this.sources.set(alias, { ...source, alias, natural, uses: 1 });
    return alias;
  }
}
