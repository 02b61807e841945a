import type { Connector } from '../expressions/index.js';
import type { Joins } from './joins.js';

/**
 * Decides which joins of a condition may be inner. Each part votes for the joins without which it can't hold. Under OR, a join that
 * not every part needs becomes outer; under AND, one that any part needs becomes inner. (Django's JoinPromoter.)
 */
export class Promotion {
  readonly #connector: Connector;
  readonly #parts: number;
  readonly #votes = new Map<string, number>();

  constructor(connector: Connector, parts: number, negated: boolean) {
    this.#connector = negated ? (connector === 'and' ? 'or' : 'and') : connector;
    this.#parts = parts;
  }

  vote(aliases: Iterable<string>): void {
    for (const alias of aliases) this.#votes.set(alias, (this.#votes.get(alias) ?? 0) + 1);
  }

  /** Applies the decision; gives the joins that are needed. */
  decide(joins: Joins): Set<string> {
    const promote = new Set<string>();
    const demote = new Set<string>();
    for (const [alias, votes] of this.#votes) {
      if (this.#connector === 'or' && votes < this.#parts) promote.add(alias);
      if (this.#connector === 'and' || (this.#connector === 'or' && votes === this.#parts)) demote.add(alias);
    }
    joins.promote(promote);
    joins.demote(demote);
    return demote;
  }
}
