import { FieldError, printable, ProgrammingError, suggest } from '../errors/index.js';
import type { ColumnNode, SelectColumn } from '../ir/index.js';
import { isA, linkAt } from '../metadata/inheritance.js';
import type { ModelMeta, RelationMeta } from '../metadata/model-meta.js';
import type { RelatedRow } from '../metadata/row-shape.js';
import { columnsOf, deferredOf, isRead, type Mask, maskBehind } from './mask.js';
import { column } from './nodes.js';
import { aliasOf, setUp } from './path.js';
import type { Resolution } from './resolution.js';

/** Relations by their accessors, one behind the other; 'always': every one that is never null; null: none. */
export type SelectRelated = Named | 'always' | null;
interface Named extends ReadonlyMap<string, Named> {}

/** how far selectRelated() without names goes, as in Django */
const depth = 5;

/**
 * What is joined after one call more: names are added to those before.
 * @throws FieldError NUA_FIELD_UNKNOWN
 */
export function withPaths({ meta, selectRelated }: Resolution, paths: readonly string[] | null): SelectRelated {
  if (!paths) return null;
  if (paths.length === 0) return 'always';
  let named: Named = selectRelated instanceof Map ? selectRelated : new Map();
  for (const path of paths) named = withPath(named, meta, path.split('__'));
  return named;
}

function withPath(named: Named, meta: ModelMeta, [name, ...behind]: readonly string[]): Named {
  const inner = named.get(name!) ?? new Map();
  const { target } = relationAt(meta, name!);
  return new Map([...named, [name!, behind.length === 0 ? inner : withPath(inner, target, behind)]]);
}

function relationAt(meta: ModelMeta, name: string): RelationMeta {
  const relation = meta.accessors.get(name);
  if (relation && !relation.many) return relation;
  const known = [...meta.accessors].filter(([, { many }]) => !many).map(([accessor]) => accessor);
  const what = relation
    ? `${meta.name}.${name} is a relation to many rows, and selectRelated() joins one row to each.`
    : `${meta.name} has no relation "${printable(name)}" to join.`;
  throw new FieldError('NUA_FIELD_UNKNOWN', what, {
    fix: relation ? `Name it in prefetchRelated(). ${suggest(name, meta.name, known)}` : suggest(name, meta.name, known),
    model: meta.name,
    field: name,
  });
}

/** Joins the relations and reads their columns behind those in `columns`. Django's get_related_selections. */
export function relatedRows(resolution: Resolution, columns: SelectColumn[], mask: Mask): readonly RelatedRow[] {
  const { meta, base, joins, selectRelated } = resolution;
  if (!selectRelated) return none;
  let parts = 0;
  const positionOf = (expr: ColumnNode): number => {
    const known = columns.findIndex((c) => c.expr.node === 'column' && c.expr.alias === expr.alias && c.expr.column === expr.column);
    return known < 0 ? columns.push({ expr, type: expr.type }) - 1 : known;
  };
  const read = (from: ModelMeta, aliasIn: AliasIn, asked: Named | 'always', own: Mask, level: number): readonly RelatedRow[] =>
    relationsOf(from, asked, own, level).map(([relation, next]) => {
      const part = parts++;
      const { target } = relation;
      const at = setUp(joins, aliasIn(relation.model), relation.steps, null).at(-1)!;
      const behind: AliasIn = (owner) => (isShared(relation, owner) ? aliasIn(owner) : aliasOf(joins, at, target, owner));
      const masked = maskBehind(own, relation.name);
      const found = columnsOf(target, masked).map((c) => ({ column: c, position: positionOf(column(behind(c.model), c)) }));
      return {
        relation,
        part,
        key: found.find((c) => c.column === target.primaryKey[0])!.position,
        row: {
          kind: 'instance',
          meta: target,
          columns: found,
          deferred: deferredOf(
            target,
            found.map((c) => c.column),
          ),
          annotations: [],
          related: read(target, behind, next, masked, level + 1),
        },
      };
    });
  return read(meta, (owner) => aliasOf(joins, base, meta, owner), selectRelated, mask, 1);
}
/** the alias of the table of a model that the row at one place inherits from, or of its own */
type AliasIn = (owner: ModelMeta) => string;
const none: readonly RelatedRow[] = Object.freeze([]);

/** The relations to join from one model, in the model's order, and what is asked of each. */
function relationsOf(meta: ModelMeta, asked: Named | 'always', mask: Mask, level: number): (readonly [RelationMeta, Named | 'always'])[] {
  const all = [...meta.relations.values()];
  if (asked === 'always') return level > depth ? [] : all.filter(isAlways).map((relation) => [relation, asked]);
  return all.flatMap((relation) => {
    const next = relation.accessor === null ? undefined : asked.get(relation.accessor);
    if (!next) return [];
    if (!isRead(mask, relation.name) && !isKey(relation)) throw deferred(relation);
    return [[relation, next]];
  });
}

const isAlways = ({ key, steps, null: mayBeNull, many }: RelationMeta): boolean =>
  steps[0]!.forward && !mayBeNull && !many && !(key && linkAt(key));

/** The row behind the relation inherits from this one, so that the table is joined already. */
const isShared = ({ model, key, steps }: RelationMeta, owner: ModelMeta): boolean =>
  !steps[0]!.forward && key !== null && linkAt(key) !== undefined && isA(model, owner);

const isKey = ({ key, model }: RelationMeta): boolean => key !== null && model.primaryKey.includes(key);

const deferred = ({ model, accessor }: RelationMeta): ProgrammingError =>
  new ProgrammingError('NUA_QUERY_INVALID', `${model.name}.${accessor} can't be both left out and joined by selectRelated().`, {
    fix: `Name it in only(), don't name it in defer(), or leave it out of selectRelated().`,
    model: model.name,
    ...(accessor && { field: accessor }),
  });
