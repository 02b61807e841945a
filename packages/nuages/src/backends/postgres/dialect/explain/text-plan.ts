import type { PlanNode } from '../../../../contract/index.js';

interface Line {
  readonly depth: number;
  readonly node: Omit<PlanNode, 'children'>;
  readonly children: Line[];
}

/** `  ->  Index Scan using post_pkey on post p  (cost=0.29..8.31 rows=1 width=36) (actual time=0.01..0.02 rows=1 loops=1)` */
const line =
  /^(\s*)(?:->\s+)?(\S.*?)\s+\(cost=\S+ rows=(\d+) width=\d+\)(?: \((?:actual (?:time=[\d.]+\.\.([\d.]+) )?rows=([\d.]+) loops=(\d+)|never executed)\))?/;
/** `  SubPlan 1`: what follows further to the right belongs to the node around, not to the one in front. */
const heading = /^(\s*)(?:SubPlan|InitPlan|CTE) /;
/** What stands behind the kind of node: the index that it uses, the table that it reads. */
const label = /^(.+?)(?: using ("[^"]+"|\S+))?(?: on ((?:"[^"]+"|[^\s".]+)(?:\.(?:"[^"]+"|[^\s".]+))?)(?: .*)?)?$/;

/** The tree behind the lines of EXPLAIN: a node's children stand further to the right. */
export function readTextPlan(lines: readonly string[]): PlanNode {
  const root: Line = { depth: -1, node: { type: '' }, children: [] };
  const open = [root];
  for (const text of lines) {
    const read = readLine(text);
    const depth = read?.depth ?? heading.exec(text)?.[1]!.length;
    if (depth === undefined) continue;
    while (open.at(-1)!.depth >= depth) open.pop();
    if (!read) continue;
    open.at(-1)!.children.push(read);
    open.push(read);
  }
  return tree(root.children[0] ?? root);
}

const tree = ({ node, children }: Line): PlanNode => ({ ...node, children: children.map(tree) });

function readLine(text: string): Line | null {
  const m = line.exec(text);
  if (!m) return null;
  const [, indent, name, planned, ms, rows, loops] = m;
  const times = Number(loops ?? 1);
  return {
    depth: indent!.length,
    node: {
      ...labelled(name!),
      rows: rows === undefined ? Number(planned) : Number(rows) * times,
      ...(ms !== undefined && { ms: Number(ms) * times }),
    },
    children: [],
  };
}

function labelled(name: string): { type: string; table?: string; index?: string } {
  const [, type = name, using, on] = label.exec(name) ?? [];
  const target = on
    ?.split(/\.(?=[^"]*(?:"[^"]*"[^"]*)*$)/)
    .at(-1)!
    .replaceAll('"', '');
  const index = using?.replaceAll('"', '');
  // a bitmap's own index stands where a table does
  if (type.startsWith('Bitmap Index Scan')) return { type, ...(target !== undefined && { index: target }) };
  return { type, ...(target !== undefined && { table: target }), ...(index !== undefined && { index }) };
}
