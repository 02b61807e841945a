import { aliasOf, construct, groupOf, joinGroup, relatedOf, setRelated } from '../hydrate/index.js';
import { linkAt } from '../metadata/inheritance.js';
import type { RelationMeta } from '../metadata/model-meta.js';
import { gather, newGroup } from './kin.js';

/** The rows that these inherit from, made of their own columns where those are all read: nothing is asked. Django's ForwardOneToOneDescriptor. */
export function takeHeld(rows: readonly object[], relation: RelationMeta): object[] {
  const { key, target, inverse } = relation;
  if (!key || !linkAt(key) || !relation.steps[0]!.forward) return [];
  const whole = rows.filter((row) => aliasOf(row) !== null && target.columns.every(({ name }) => Object.hasOwn(row, name)));
  if (whole.length === 0) return [];
  const [first] = whole;
  const group = newGroup(aliasOf(first!)!, groupOf(first!)?.mode);
  const made = whole.map((row) => {
    const columns = target.columns.map(({ name }) => [name, (row as Readonly<Record<string, unknown>>)[name]]);
    const held = construct(
      target.class.constructor,
      target.class.prototype,
      Object.fromEntries(columns) as Readonly<Record<string, unknown>>,
    );
    joinGroup(held, group);
    if (!relatedOf(row, relation)) setRelated(row, relation, held);
    if (inverse) setRelated(held, inverse, row, true);
    return held;
  });
  group.adopt(made);
  if (groupOf(first!)?.gathered !== false) gather(group);
  return made;
}
