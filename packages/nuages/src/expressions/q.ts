import { type Condition, type Connector, type Group, conditionOf, group } from './condition.js';
import { CONDITION } from './symbols.js';

/** What Q() gives. */
export class QCondition {
  readonly [CONDITION]: Group;

  constructor(condition: Group) {
    this[CONDITION] = condition;
    Object.freeze(this);
  }

  and(other: unknown): QCondition {
    return this.#combine(other, 'and');
  }
  or(other: unknown): QCondition {
    return this.#combine(other, 'or');
  }
  xor(other: unknown): QCondition {
    return this.#combine(other, 'xor');
  }
  not(): QCondition {
    const { children, connector, negated } = this[CONDITION];
    return new QCondition(group(children, connector, !negated));
  }

  /** An empty condition leaves the other as it is, as in Django. */
  #combine(other: unknown, connector: Connector): QCondition {
    const left = this[CONDITION];
    const right = asGroup(conditionOf(other));
    if (right.children.length === 0) return this;
    if (left.children.length === 0) return new QCondition(right);
    return new QCondition(group([...spread(left, connector), ...spread(right, connector)], connector));
  }
}

const asGroup = (condition: Condition): Group => (condition.kind === 'group' ? condition : group([condition]));
/** A group of the same connector, or of one child, melts into the whole. */
const spread = (part: Group, connector: Connector): readonly Condition[] =>
  !part.negated && (part.connector === connector || part.children.length === 1) ? part.children : [part];

export function Q(where: unknown): QCondition {
  return new QCondition(asGroup(conditionOf(where)));
}

/** Only the types know it from Q(). */
export const dynamic = (where: Readonly<Record<string, unknown>>): QCondition => Q(where);
