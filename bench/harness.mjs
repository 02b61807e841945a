// Cases side by side: every round runs each case once, in an order that turns, so that whatever else the machine does hits all alike.
// A ratio is the median over the rounds of the ratio within a round; differences under 15 % are noise.

/** @param {number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * @typedef {(times: number) => Promise<unknown>} Case runs its work so many times
 * @typedef {{ name: string, wallMs: number, cpuMs: number, wall: number, cpu: number }} Figures per run; `wall` and `cpu` against the first case
 */

/**
 * @param {Record<string, Case>} cases the first is what the others are compared with
 * @param {{ rounds?: number, slotMs?: number }} [options]
 * @returns {Promise<Figures[]>}
 */
export async function measure(cases, { rounds = 21, slotMs = 120 } = {}) {
  const names = Object.keys(cases);
  const times = {};
  for (const name of names) times[name] = await calibrate(cases[name], slotMs);
  const wall = Object.fromEntries(names.map((name) => [name, []]));
  const cpu = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    const turned = names.map((_, i) => names[(i + round) % names.length]);
    for (const name of round % 2 ? turned.reverse() : turned) {
      const cpuBefore = process.cpuUsage();
      const before = performance.now();
      await cases[name](times[name]);
      wall[name].push((performance.now() - before) / times[name]);
      const { user, system } = process.cpuUsage(cpuBefore);
      cpu[name].push((user + system) / 1000 / times[name]);
    }
  }
  const ratio = (of, name) => median(of[name].map((value, i) => value / of[names[0]][i]));
  return names.map((name) => ({
    name,
    wallMs: median(wall[name]),
    cpuMs: median(cpu[name]),
    wall: ratio(wall, name),
    cpu: ratio(cpu, name),
  }));
}

/** How often a case has to run to fill a slot; warms it up on the way. */
async function calibrate(run, slotMs) {
  for (let i = 0; i < 3; i++) await run(1);
  for (let times = 1; ; times *= 2) {
    const before = performance.now();
    await run(times);
    const ms = performance.now() - before;
    if (ms > slotMs / 3) return Math.max(1, Math.round((times * slotMs) / ms));
  }
}

/** @param {string} title @param {Figures[]} figures */
export function print(title, figures) {
  console.log(`\n### ${title} (Node ${process.versions.node})\n`);
  console.log('| case | wall ms | x | process CPU ms | x |\n|---|---|---|---|---|');
  for (const f of figures)
    console.log(`| ${f.name} | ${f.wallMs.toFixed(3)} | ${f.wall.toFixed(2)} | ${f.cpuMs.toFixed(3)} | ${f.cpu.toFixed(2)} |`);
}

/** A case of one asynchronous call after the other. @param {() => Promise<unknown>} once @returns {Case} */
export const sequential = (once) => async (times) => {
  for (let i = 0; i < times; i++) await once();
};
