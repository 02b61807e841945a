import type { Measure } from '../technique.js';
import type { Figures } from './measure.js';

/** How many times less the good way takes, on the measure that the technique is about; null where that can't be measured here. */
export function factor(measure: Measure, bad: Figures, good: Figures): number | null {
  const [more, less] = [bad[measure], good[measure]];
  return more === null || less === null ? null : Math.max(more, 1) / Math.max(less, 1);
}
