import { NuagesError, ValueError } from '../errors/index.js';
import { OutOfRange, utc, ZONE, type Zone } from '../ir/index.js';
import type { Plan, Slot } from './plan.js';

/**
 * The parameters of a plan, as its driver takes them, from the values of a query.
 * `zone` gives the time zone, where the plan asks for it; `beyond` collects values that their columns can't hold, instead of an error.
 * @throws ValueError NUA_VALUE_INVALID for a value that its field does not take
 */
export function bind(plan: Plan, values: readonly unknown[], zone: Zone = utc, beyond?: Map<number, OutOfRange>): unknown[] {
  const { slots } = plan;
  const params = new Array<unknown>(slots.length);
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i]!;
    try {
      params[i] = slot.encode(slot.value === ZONE ? zone() : values[slot.value], zone);
    } catch (error) {
      if (!beyond || !(error instanceof OutOfRange)) throw named(error, slot, plan);
      beyond.set(slot.value, error);
    }
  }
  return params;
}

function named(error: unknown, slot: Slot, plan: Plan): unknown {
  if (error instanceof NuagesError || !(error instanceof TypeError || error instanceof RangeError)) return error;
  const [model, field] = slot.of.split('.');
  return new ValueError('NUA_VALUE_INVALID', `${slot.of} ${error.message}.`, {
    query: plan.sql,
    ...(model && { model }),
    ...(field && { field }),
    cause: error,
  });
}
