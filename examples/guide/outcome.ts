import type { CapturedQuery } from 'nuages';
import { factor } from './measure/factor.js';
import type { Figures, MeasureOptions } from './measure/measure.js';
import { measure } from './measure/measure.js';
import { isDeepStrictEqual } from 'node:util';
import type { LiveTechnique, Technique, Variant } from './technique.js';
import { canRun, isLive } from './technique.js';

/** What one way took and sent. */
export interface WayOutcome {
  readonly figures: Figures;
  readonly statements: readonly CapturedQuery[];
}
export interface VariantOutcome extends WayOutcome {
  readonly title: string;
}
/** What became of a technique. */
export type Outcome =
  | {
      readonly status: 'ran';
      readonly technique: LiveTechnique;
      readonly bad: WayOutcome;
      readonly good: WayOutcome;
      readonly variants: readonly VariantOutcome[];
      readonly factor: number | null;
    }
  | { readonly status: 'waits'; readonly technique: Technique; readonly reason: string }
  | { readonly status: 'failed'; readonly technique: Technique; readonly reason: string };

/** Runs both ways of a technique, and its variants where they are wanted, and compares the answers. */
export async function outcomeOf(technique: Technique, options: MeasureOptions & { readonly variants: boolean }): Promise<Outcome> {
  if (!isLive(technique)) return { status: 'waits', technique, reason: `waits for ${technique.needs.join(', ')}` };
  try {
    const bad = await measure(technique.bad, options);
    const good = await measure(technique.good, options);
    if (!isDeepStrictEqual(good.answer, bad.answer)) return { status: 'failed', technique, reason: 'the two ways give different answers' };
    const variants: VariantOutcome[] = [];
    for (const variant of options.variants ? runnable(technique) : []) {
      const { answer, ...outcome } = await measure(variant.run, options);
      if (variant.differs !== true && !isDeepStrictEqual(answer, bad.answer))
        return { status: 'failed', technique, reason: `“${variant.title}” gives another answer` };
      variants.push({ title: variant.title, ...outcome });
    }
    return { status: 'ran', technique, bad, good, variants, factor: factor(technique.measure, bad.figures, good.figures) };
  } catch (error) {
    return { status: 'failed', technique, reason: error instanceof Error ? error.message : String(error) };
  }
}

export function runnable({ variants = [] }: LiveTechnique): Variant[] {
  return variants.filter(canRun);
}
