/**
 * Groups of files that import each other by value (Tarjan's strongly connected components).
 * @param {import('./source-file.mjs').SourceFile[]} files @returns {string[][]}
 */
export function valueCycles(files) {
  const imports = new Map(files.map((f) => [f.file, f.edges.filter((e) => e.kind === 'value' && e.to !== undefined).map((e) => e.to)]));
  const order = new Map();
  const low = new Map();
  const stack = [];
  const cycles = [];
  const visit = (v) => {
    order.set(v, order.size);
    low.set(v, order.get(v));
    stack.push(v);
    for (const w of imports.get(v) ?? []) {
      if (!order.has(w)) {
        visit(w);
        low.set(v, Math.min(low.get(v), low.get(w)));
      } else if (stack.includes(w)) low.set(v, Math.min(low.get(v), order.get(w)));
    }
    if (low.get(v) !== order.get(v)) return;
    const group = stack.splice(stack.indexOf(v));
    if (group.length > 1 || imports.get(v)?.includes(v)) cycles.push(group);
  };
  for (const v of imports.keys()) if (!order.has(v)) visit(v);
  return cycles;
}
