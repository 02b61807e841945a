// `npm run check`: everything that needs no database, side by side. `npm run check -- lint types` runs those two.
import { checks, runCheck } from './checks.mjs';

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !checks.some((c) => c.name === name));
if (unknown.length > 0) {
  console.error(`No check is called ${unknown.join(', ')}. There are: ${checks.map((c) => c.name).join(', ')}.`);
  process.exit(2);
}

const started = performance.now();
const results = await Promise.all(
  checks
    .filter((c) => wanted.length === 0 || wanted.includes(c.name))
    .map(async (check) => {
      const result = await runCheck(check);
      console.log(`${result.passed ? 'ok  ' : 'FAIL'}  ${check.name.padEnd(13)}${result.seconds.toFixed(1).padStart(5)} s`);
      return result;
    }),
);
const failed = results.filter((r) => !r.passed);
for (const { name, output } of failed) console.log(`\n--- ${name} ---\n${output.trim()}`);
const total = ((performance.now() - started) / 1000).toFixed(1);
console.log(
  failed.length === 0 ? `all ${results.length} checks passed in ${total} s` : `\n${failed.length} of ${results.length} checks failed`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
