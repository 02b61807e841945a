// npm run fuzz -- --filters 1000000 --seed 7 --backend sqlite
// A failure tells its place: --from 2653 --filters 1 makes that query again.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { filters: { type: 'string' }, seed: { type: 'string' }, from: { type: 'string' }, backend: { type: 'string' } },
});
const { filters = '100000', seed = String(Date.now() % 1e6), from = '0', backend = 'sqlite' } = values;
if (!['sqlite', 'pglite', 'postgres'].includes(backend) || !/^\d+$/.test(filters + seed + from)) {
  console.error('npm run fuzz -- --filters NUMBER --seed NUMBER [--from NUMBER] --backend sqlite|pglite|postgres');
  process.exit(2);
}
const { status } = spawnSync('npx', ['vitest', 'run', 'test/fuzz'], {
  stdio: 'inherit',
  env: { ...process.env, NUAGES_FUZZ: JSON.stringify({ filters: Number(filters), seed: Number(seed), from: Number(from), backend }) },
});
process.exitCode = status ?? 1;
