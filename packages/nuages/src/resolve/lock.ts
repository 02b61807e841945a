import { FieldError, printable } from '../errors/index.js';
import type { Select } from '../ir/index.js';
import type { Resolution } from './resolution.js';
import type { SelectRelated } from './select-related.js';
import { setUp } from './path.js';

/** The SELECT with FOR UPDATE, where selectForUpdate() asks for it. As in Django, the rows of several queries are not locked. */
export function locked(select: Select, { lock, combined, base, meta, joins, selectRelated }: Resolution): Select {
  if (!lock || combined) return select;
  const { wait, noKey, of } = lock;
  const aliasOf = (path: string): string => {
    if (path === 'self') return base;
    let [at, asked] = [meta, selectRelated];
    const steps = path.split('__').flatMap((name) => {
      const relation = at.accessors.get(name);
      const next = asked === 'always' ? asked : asked?.get(name);
      if (!relation || !next || relation.many) throw notJoined(path, selectRelated, meta.name);
      [at, asked] = [relation.target, next];
      return relation.steps;
    });
    return setUp(joins, base, steps, null).at(-1)!;
  };
  return { ...select, lock: { wait, noKey, of: of.map(aliasOf) } };
}

const notJoined = (path: string, selected: SelectRelated, model: string): FieldError =>
  new FieldError('NUA_FIELD_UNKNOWN', `selectForUpdate() names "${printable(path)}", which is no relation that selectRelated() joins.`, {
    fix: `There is ${['self', ...(selected instanceof Map ? selected.keys() : [])].join(', ')}.`,
    model,
  });
