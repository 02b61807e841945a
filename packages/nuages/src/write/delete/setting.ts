import { SetValue } from '../../fields/index.js';
import type { Database } from '../../execute/index.js';
import { isInstance, keyOfRelated } from '../related-key.js';
import { nullFor, undefinedValue } from '../value.js';
import { runRead } from '../write-plan.js';
import { countAmongPlan } from './count-among.js';
import type { Pointer } from './pointers.js';

/** What a foreign key is set to; null: it isn't, or no row would be. A function is asked only where there are rows. */
export async function settingOf(
  pointer: Pointer,
  values: readonly unknown[],
  target: Database,
): Promise<{ readonly value: unknown } | null> {
  const { relation, column, rule } = pointer;
  if (rule === 'setNull') return { value: null };
  if (rule !== 'setDefault' && !(rule instanceof SetValue)) return null;
  const setting = rule === 'setDefault' ? column.options.default : rule.set;
  if (typeof setting !== 'function') return { value: keyOf(setting) };
  const { rows } = await runRead(target, countAmongPlan({ by: pointer, among: [], keys: 0 }, target.dialect), [values]);
  return rows[0]![0] === 0 ? null : { value: keyOf(await (setting as () => unknown)()) };

  function keyOf(value: unknown): unknown {
    if (value === undefined) throw undefinedValue(column);
    if (value === null) return nullFor(column);
    return isInstance(value) ? keyOfRelated(relation, value) : value;
  }
}
