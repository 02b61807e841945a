// The house rules of packages/nuages/src, read from the table in its README. `node tools/architecture.mjs`
import { fileURLToPath } from 'node:url';
import { allowed, canaries } from './architecture/canaries.mjs';
import { readExports, readHouse, readSources } from './architecture/house.mjs';
import { faultsOf, rules } from './architecture/rules.mjs';
import { readSourceFile } from './architecture/source-file.mjs';

/** @typedef {import('./architecture/rules.mjs').Fault} Fault */

const house = readHouse();

/** @param {Record<string, string>} sources path below src -> text */
const project = (sources, table = house, exports = {}) => ({
  house: table,
  exports,
  files: Object.entries(sources).map(([file, code]) => readSourceFile(file, code)),
});

/** The faults of the source tree. */
export function checkArchitecture() {
  const { files, ...rest } = project(readSources(), house, readExports());
  return { faults: faultsOf({ files, ...rest }), files };
}

/** Name, what the check said, and whether it is what it must say, for each canary and each allowed file. */
export function singCanaries() {
  const heard = (sources, table, exports) => faultsOf(project(sources, table, exports));
  return [
    ...Object.entries(canaries).map(([name, { breaks, says, files, table, exports }]) => {
      const faults = heard(files, table === undefined ? house : readHouse(table), exports);
      return { name, rule: breaks, faults, sings: faults.length === 1 && faults.every((f) => f.rule === breaks && f.says.includes(says)) };
    }),
    ...Object.entries(allowed).map(([name, files]) => {
      const faults = heard(files);
      return { name, rule: 'allowed', faults, sings: faults.length === 0 };
    }),
  ];
}

/** Rules that no canary breaks. */
export function rulesWithoutCanary() {
  return Object.keys(rules).filter((rule) => !Object.values(canaries).some((c) => c.breaks === rule));
}

/** @param {Fault} fault */
export const printed = ({ rule, at, says }) => `${at}: ${says} [${rule}]`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { faults, files } = checkArchitecture();
  const dead = singCanaries().filter((c) => !c.sings);
  for (const fault of faults) console.log(printed(fault));
  for (const { name, faults: heard } of dead) console.log(`dead canary "${name}": ${heard.map(printed).join('; ') || 'nothing reported'}`);
  for (const rule of rulesWithoutCanary()) console.log(`rule "${rule}" has no canary`);
  const lengths = files.map((f) => f.lines).sort((a, b) => a - b);
  const median = lengths[lengths.length >> 1] ?? 0;
  console.log(
    `${faults.length} faults in ${files.length} files (median ${median} lines); ${Object.keys(canaries).length} canaries, ${dead.length} dead`,
  );
  process.exitCode = faults.length + dead.length + rulesWithoutCanary().length > 0 ? 1 : 0;
}
