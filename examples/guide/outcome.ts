import type { CapturedQuery } from 'nuages';
import { captureQueries } from 'nuages';
import { factor } from './measure/factor.js';
import type { Figures, MeasureOptions } from './measure/measure.js';
import { capturedStatements, measure } from './measure/measure.js';
import { isDeepStrictEqual } from 'node:util';
import type { Example, LiveTechnique, Table, Technique, Variant } from './technique.js';
import { canRun, isLive } from './technique.js';

/** What one way took and sent. */
export interface WayOutcome {
  readonly figures: Figures;
  readonly statements: readonly CapturedQuery[];
}
export interface VariantOutcome extends WayOutcome {
  readonly title: string;
}
/** What both ways of a job took and sent, and how far ahead the good one is on the technique's measure. */
interface Pair {
  readonly bad: WayOutcome;
  readonly good: WayOutcome;
  readonly factor: number | null;
}
export interface ExampleOutcome extends Pair {
  readonly title: string;
}
export interface TableOutcome {
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
  readonly statements: readonly CapturedQuery[];
}
/** What became of a technique. */
export type Outcome =
  | (Pair & {
      readonly status: 'ran';
      readonly technique: LiveTechnique;
      readonly variants: readonly VariantOutcome[];
      readonly examples: readonly ExampleOutcome[];
      readonly tables: readonly TableOutcome[];
    })
  | { readonly status: 'waits'; readonly technique: Technique; readonly reason: string }
  | { readonly status: 'failed'; readonly technique: Technique; readonly reason: string };

export interface OutcomeOptions extends MeasureOptions {
  /** variants, examples and tables are run too */
  readonly whole: boolean;
}

/** Runs both ways of a technique, and the rest of it where that is wanted, and compares the answers. */
export async function outcomeOf(technique: Technique, options: OutcomeOptions): Promise<Outcome> {
  if (!isLive(technique)) return { status: 'waits', technique, reason: `waits for ${technique.needs.join(', ')}` };
  const { speaks = options.link.speaks } = technique;
  if (speaks !== options.link.speaks) return { status: 'waits', technique, reason: `waits for ${speaks}: its SQL is written for it` };
  try {
    const { answer, ...pair } = await both(technique, technique, options);
    const variants: VariantOutcome[] = [];
    const examples: ExampleOutcome[] = [];
    const tables: TableOutcome[] = [];
    if (options.whole) {
      for (const variant of runnable(technique)) variants.push(await variantOutcome(variant, answer, options));
      for (const example of technique.examples ?? []) {
        const { bad, good, factor: ahead } = await both(example, technique, options);
        examples.push({ title: example.title, bad, good, factor: ahead });
      }
      for (const table of technique.tables ?? []) tables.push(await tableOutcome(table, options));
    }
    return { status: 'ran', technique, ...pair, variants, examples, tables };
  } catch (error) {
    return { status: 'failed', technique, reason: error instanceof Error ? error.message : String(error) };
  }
}

export function runnable({ variants = [] }: LiveTechnique): Variant[] {
  return variants.filter(canRun);
}

/** A technique or an example of it. */
async function both(ways: LiveTechnique | Example, technique: LiveTechnique, options: MeasureOptions): Promise<Pair & { answer: unknown }> {
  const { answer, ...bad } = await measure(ways.bad, options);
  const { answer: same, ...good } = await measure(ways.good, options);
  if (!isDeepStrictEqual(same, answer)) throw new Error(`${about(ways, technique)}the two ways give different answers`);
  return { answer, bad, good, factor: factor(technique.measure, bad.figures, good.figures) };
}

const about = (ways: LiveTechnique | Example, technique: LiveTechnique): string => (ways === technique ? '' : `“${ways.title}”: `);

async function variantOutcome({ title, run, differs }: Variant, expected: unknown, options: MeasureOptions): Promise<VariantOutcome> {
  const { answer, ...outcome } = await measure(run, options);
  if (differs !== true && !isDeepStrictEqual(answer, expected)) throw new Error(`“${title}” gives another answer`);
  return { title, ...outcome };
}

async function tableOutcome({ title, run }: Table, { link }: OutcomeOptions): Promise<TableOutcome> {
  const { result: rows, queries: statements } = await captureQueries(async () => run({ analyze: link.explains }), {
    limit: capturedStatements,
  });
  return { title, rows, statements };
}
