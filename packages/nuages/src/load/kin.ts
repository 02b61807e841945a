import { currentFrame, RequestScope } from '../execute/index.js';
import { type Family, Group, groupOf } from '../hydrate/index.js';
import type { ModelMeta } from '../metadata/model-meta.js';
import { META } from '../metadata/symbols.js';
import type { FetchMode } from '../types/fetch-mode.js';
import { loader } from './loader.js';

/** what a scope keeps together at most of one model; more, and the rows read first are siblings of each other only */
const rowLimit = 50_000;
const groupLimit = 2000;

export const newGroup = (alias: string, mode: FetchMode | null = null): Group => new Group({ alias, loader, mode });

/** By database and class of the rows. */
type Families = Map<string, Map<unknown, Family>>;
const families = new WeakMap<RequestScope, Families>();

/** The rows of a result, and those nested in them, become siblings of the rows of their models that the scope read before. */
export function gather(group: Group): void {
  const scope = currentFrame()?.scope;
  if (!(scope instanceof RequestScope)) return;
  for (const each of [group, ...group.parts]) join(each, scope);
}

function join(group: Group, scope: RequestScope): void {
  const [first] = group.siblings();
  if (!first) return;
  group.gathered = true;
  const known = familiesOf(scope);
  let byClass = known.get(group.alias);
  if (!byClass) known.set(group.alias, (byClass = new Map()));
  const { constructor } = (first as { readonly [META]: ModelMeta })[META].class;
  const family = byClass.get(constructor);
  if (!family) {
    byClass.set(constructor, group.family);
    return;
  }
  family.join(group);
  while (family.groups.length > 1 && (family.size > rowLimit || family.groups.length > groupLimit)) family.dropFirst();
}

function familiesOf(scope: RequestScope): Families {
  let known = families.get(scope);
  if (!known) {
    const made: Families = (known = new Map());
    families.set(scope, made);
    scope.onEnd((result) => end(scope, made, result));
  }
  return known;
}

/** What a request read is let go of, unless it gives it: a row that is kept for longer must not keep the others. */
function end(scope: RequestScope, known: Families, result: unknown): void {
  const given = new Set(scope.ofRequest ? groupsIn(result) : []);
  for (const byClass of known.values())
    for (const family of byClass.values())
      for (const group of family.groups) {
        if (scope.ofRequest && !given.has(group)) group.release();
        else group.leave();
      }
  families.delete(scope);
}

/** of rows in an array, or in arrays of an object */
function groupsIn(result: unknown): (Group | null)[] {
  if (Array.isArray(result)) return result.map((row) => (isObject(row) ? groupOf(row) : null));
  return isObject(result) && !(META in result)
    ? Object.values(result).flatMap((value) => (Array.isArray(value) ? groupsIn(value) : []))
    : [];
}
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
