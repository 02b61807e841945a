import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { BackendName } from './backends.js';
import { backends } from './backends.js';
import type { Case } from './case.js';
import { files, Oracle, readCases, readStages } from './oracle.js';
import { createOwnDatabase } from './own-database.js';
import { describeFailure, Tally } from './report.js';

const usage = `npm run oracle -- --backend ${backends.join('|')} [--cases FILE] [--stage NAME] [--schema FILE] [--fixture FILE] [--outcomes FILE] [--only REGEX]
Asks Nuages what Django was asked and compares the answers. Without --cases: the cases of test/oracle/data. Exit code 1 if any differs.`;

const { values } = parseArgs({
  options: Object.fromEntries(
    ['backend', 'cases', 'stage', 'schema', 'fixture', 'outcomes', 'only'].map((name) => [name, { type: 'string' as const }]),
  ),
});
const options = values as Readonly<Record<string, string | undefined>>;
const backend = options['backend'] as BackendName;
if (!backends.includes(backend)) {
  console.error(usage);
  process.exit(2);
}

const path = (name: string): string | undefined => (options[name] === undefined ? undefined : resolve(options[name]));
const {
  schema,
  fixture,
  cases: file,
  outcomes,
} = { schema: path('schema'), fixture: path('fixture'), cases: path('cases'), outcomes: path('outcomes') };
const wanted = options['stage'] === undefined ? null : new Set(readStages()[options['stage']]);
const only = new RegExp(options['only'] ?? '');
const cases: readonly Case[] = (file === undefined ? [files.hand, files.random] : [file])
  .flatMap(readCases)
  .filter((c) => only.test(c.id) && (wanted?.has(c.id) ?? true));

const own = backend === 'postgres' ? await createOwnDatabase() : null;
const tally = new Tally();
try {
  const oracle = await Oracle.open(backend, own?.url ?? null, {
    ...(schema !== undefined && { schema }),
    ...(fixture !== undefined && { fixture }),
  });
  for (const test of cases) {
    const verdict = await oracle.run(test);
    if (verdict === null) continue;
    tally.add(test, verdict);
    if (verdict.is === 'failed') console.log(`${describeFailure(test, verdict)}\n`);
  }
  await oracle.close();
} finally {
  await own?.drop();
}
if (outcomes !== undefined)
  writeFileSync(outcomes, JSON.stringify({ backend: backend === 'pglite' ? 'postgres' : backend, outcomes: tally.outcomes }));
console.log(tally.summary());
process.exitCode = tally.failed > 0 ? 1 : 0;
