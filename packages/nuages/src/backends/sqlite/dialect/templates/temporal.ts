import type { Template } from '../../../../contract/index.js';
import { NotSupportedError } from '../../../../errors/index.js';
import type { CallNode, Kind } from '../../../../ir/index.js';
import { partNames } from '../../functions/extract.js';
import { truncKinds } from '../../functions/trunc.js';
import { chosen, kindOf } from './fill.js';

const temporal: ReadonlySet<Kind> = new Set<Kind>(['date', 'time', 'datetime']);
export const isTemporal = (kind: Kind): boolean => temporal.has(kind);

/** Between a date, time or datetime and a duration, or between two of them; null for numbers. */
export function temporalArithmetic(operator: '+' | '-', { args: [left, right], type }: CallNode): string | null {
  const [before, after] = [isTemporal(kindOf(left)), isTemporal(kindOf(right))];
  if (before && after) return 'nuages_temporal_diff({0}, {1})';
  const result = isTemporal(type.kind) ? type.kind : 'datetime';
  if (before) return `nuages_temporal_add({0}, ${operator === '-' ? '-({1})' : '{1}'}, '${result}')`;
  return after ? `nuages_temporal_add({1}, {0}, '${result}')` : null;
}

const zoneOf = ({ args }: CallNode): string => (args.length > 1 ? '{1}' : 'NULL');
const part = (name: string): Template =>
  chosen((call) => {
    if (kindOf(call.args[0]) !== 'duration') return `nuages_extract('${name}', {0}, ${zoneOf(call)})`;
    throw new NotSupportedError('NUA_BACKEND_UNSUPPORTED', `sqlite can't extract the ${name} of a duration: it stores microseconds.`, {
      fix: 'Compute it from the Duration that is read.',
    });
  });

export const dates: Readonly<Record<string, Template>> = {
  ...Object.fromEntries(partNames.map((name) => [name, part(name)])),
  date: chosen((call) => `nuages_date({0}, ${zoneOf(call)})`),
  time: chosen((call) => `nuages_time({0}, ${zoneOf(call)})`),
  trunc: chosen((call) => {
    const kind = String(call.options?.['kind']);
    if (!truncKinds.includes(kind)) throw new TypeError(`trunc knows no "${kind}"`);
    return `nuages_trunc('${kind}', {0}, ${zoneOf(call)}, '${call.type.kind}')`;
  }),
  // SQLite's clock gives three digits; Django's text has six or none
  now: "REPLACE(STRFTIME('%Y-%m-%d %H:%M:%f000', 'now'), '.000000', '')",
};
