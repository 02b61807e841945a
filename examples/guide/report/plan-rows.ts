import type { PlanNode } from 'nuages';
import { count, ms } from './units.js';

/** A plan as a table: a row for each step, below the one that its rows go to. The dearest by itself is named. */
export function planRows({ tree }: { readonly tree: PlanNode }): string[][] {
  const steps = stepsOf(tree, 0);
  const dearest = steps.reduce((most, step) => ((step.own ?? 0) > (most.own ?? 0) ? step : most));
  return [
    ['step', 'table', 'index', 'rows', 'ms', 'own ms', ''],
    ...steps.map((step) => {
      const { node, depth, own } = step;
      return [
        `${'\u00a0\u00a0'.repeat(depth)}${node.type}`,
        node.table ?? '',
        node.index ?? '',
        count(node.rows === undefined ? null : Math.round(node.rows)),
        node.ms === undefined ? '–' : ms(node.ms),
        own === null ? '–' : ms(own),
        own !== null && step === dearest ? 'the dearest' : '',
      ];
    }),
  ];
}

interface Step {
  readonly node: PlanNode;
  readonly depth: number;
  /** milliseconds without those of the steps below; null where it was not run */
  readonly own: number | null;
}

function stepsOf(node: PlanNode, depth: number): Step[] {
  const below = node.children.reduce((sum, each) => sum + (each.ms ?? 0), 0);
  const own = node.ms === undefined ? null : Math.max(node.ms - below, 0);
  return [{ node, depth, own }, ...node.children.flatMap((each) => stepsOf(each, depth + 1))];
}
