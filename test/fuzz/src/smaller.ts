import type { Node, Program, Query, Step } from './program.js';

/** Everything that a program becomes by leaving one thing out. */
function* smaller(program: Program): Generator<Program> {
  for (const query of smallerQueries(program)) yield { ...query, end: program.end };
  for (const args of smallerLists(program.end.args)) yield { ...program, end: { ...program.end, args } };
}

function* smallerQueries(query: Query): Generator<Query> {
  for (let i = 0; i < query.steps.length; i++) {
    yield { ...query, steps: query.steps.toSpliced(i, 1) };
    for (const args of smallerLists(query.steps[i]!.args)) {
      yield { ...query, steps: query.steps.with(i, { ...(query.steps[i] as Step), args }) };
    }
  }
}

/** `parts` without one, or with one made smaller */
function* smallerLists(parts: readonly Node[]): Generator<readonly Node[]> {
  for (let i = 0; i < parts.length; i++) {
    yield parts.toSpliced(i, 1);
    for (const part of smallerNodes(parts[i]!)) yield parts.with(i, part);
  }
}

function* smallerNodes(node: Node): Generator<Node> {
  switch (node.is) {
    case 'value':
      if (Array.isArray(node.value)) for (let i = 0; i < node.value.length; i++) yield { ...node, value: node.value.toSpliced(i, 1) };
      return;
    case 'list':
      for (const items of smallerLists(node.items)) yield { ...node, items };
      return;
    case 'lookups':
      for (let i = 0; i < node.entries.length; i++) {
        const [path, operand] = node.entries[i]!;
        yield { ...node, entries: node.entries.toSpliced(i, 1) };
        for (const part of smallerNodes(operand)) yield { ...node, entries: node.entries.with(i, [path, part]) };
      }
      return;
    case 'q':
      if (node.parts.length === 1) yield node.parts[0]!;
      if (node.negated) yield { ...node, negated: false };
      for (const parts of smallerLists(node.parts)) yield { ...node, parts };
      return;
    case 'function':
      for (const args of smallerLists(node.args)) if (args.length === node.args.length) yield { ...node, args };
      return;
    case 'method':
      yield node.target;
      for (const target of smallerNodes(node.target)) yield { ...node, target };
      for (const args of smallerLists(node.args)) yield { ...node, args };
      return;
    case 'rows':
      for (const query of smallerQueries(node.query)) yield { ...node, query };
      return;
    case 'instance':
  }
}

/** The smallest program found that still fails, by leaving things out one after another. */
export async function minimise(program: Program, fails: (program: Program) => Promise<boolean>, attempts = 2000): Promise<Program> {
  let [least, left] = [program, attempts];
  for (let found = true; found && left > 0;) {
    found = false;
    for (const candidate of smaller(least)) {
      if (--left < 0) break;
      if (!(await fails(candidate))) continue;
      [least, found] = [candidate, true];
      break;
    }
  }
  return least;
}
