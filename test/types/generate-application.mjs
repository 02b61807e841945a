// Writes one generated application (models and queries) for a type-check measurement:
//   node generate-application.mjs MODELS OUT_FOLDER DECLARATIONS
// DECLARATIONS is the file that 'nuages' means. Each model has 8 columns, 3 foreign keys and 1 many-to-many; each is queried 8 times.
// Then `tsc -p OUT_FOLDER --extendedDiagnostics`, and read 'Instantiations'.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const compilerOptions = {
  strict: true,
  noEmit: true,
  target: 'es2022',
  module: 'esnext',
  moduleResolution: 'bundler',
  skipLibCheck: true,
  types: [],
};

export function generateApplication(models, out, declarations) {
  const name = (i) => `M${i % models}`;
  const targets = [(i) => i * 7 + 1, (i) => i * 3 + 2, (i) => i + 1]; // of the foreign keys a, b, c
  const tag = (i) => i * 5 + 3; // of the many-to-many
  const pointsThroughC = []; // c is a permutation: exactly one model points at each through it
  for (let i = 0; i < models; i++) pointsThroughC[targets[2](i) % models] = i;

  rmSync(out, { recursive: true, force: true });
  mkdirSync(join(out, 'models'), { recursive: true });
  mkdirSync(join(out, 'queries'));
  const write = (file, text) => writeFileSync(join(out, file), text);

  write(
    'tsconfig.json',
    JSON.stringify({
      compilerOptions: { ...compilerOptions, paths: { nuages: [resolve(declarations)] } },
      include: ['models/*.ts', 'queries/*.ts'],
    }),
  );
  write('models/index.ts', Array.from({ length: models }, (_, i) => `export * from './m${i}';\n`).join(''));
  write(
    'models/registry.ts',
    `import type * as models from './index';\ntype All = typeof models;\ndeclare module 'nuages' { interface Models extends All {} }\n`,
  );
  for (let i = 0; i < models; i++) {
    const me = name(i);
    write(
      `models/m${i}.ts`,
      `import { Model, boolean, char, dateTime, decimal, foreignKey, integer, manyToMany, text } from 'nuages';
export class ${me} extends Model('${me}', {
  name: char({ maxLength: 100 }),
  code: char({ unique: true, maxLength: 20 }),
  amount: decimal({ maxDigits: 10, decimalPlaces: 2 }),
  qty: integer({ default: 0 }),
  active: boolean({ default: true }),
  status: char({ choices: ['open', 'paid', 'shipped'], default: 'open' }),
  note: text({ null: true }),
  createdAt: dateTime({ autoNowAdd: true }),
  a: foreignKey('${name(targets[0](i))}', { relatedName: 'm${i}A' }),
  b: foreignKey('${name(targets[1](i))}', { relatedName: 'm${i}B', null: true }),
  c: foreignKey('${name(targets[2](i))}', { relatedName: 'm${i}C' }),
  tags: manyToMany('${name(tag(i))}', { relatedName: 'm${i}T' }),
}) {
  get label() { return this.name.toUpperCase() + this.qty; }
  async owner() { return (await this.a).name; }
}
`,
    );
    const from = name(pointsThroughC[i]);
    const back = `m${pointsThroughC[i]}C`;
    write(
      `queries/q${i}.ts`,
      `import { Prefetch } from 'nuages';
import { ${[...new Set([me, from])].join(', ')} } from '../models/index';
export async function q${i}(d: Date) {
  const r1 = await ${me}.objects.filter({ name__startswith: 'a', a__name__icontains: 'x', createdAt__gte: d, active: true }).orderBy('-createdAt', 'a__name').slice(0, 20);
  for (const p of r1) { const x = await p.a; x.name.length; }
  const r2 = await ${me}.objects.selectRelated('a', 'b__c').get({ pk: 1 }); r2.a.name.length; r2.b?.c.name.length;
  const r4: number[] = await ${me}.objects.filter({ ${back}__name: 'z', b__c__qty__in: [1, 2] }).valuesList('id', { flat: true });
  const r5: [number, string, string][] = await ${me}.objects.valuesList('id', 'name', 'a__code');
  const r6 = await ${me}.objects.only('id', 'name'); r6[0].name.length;
  const r7 = await ${me}.objects.prefetchRelated('tags', Prefetch('${back}', { queryset: ${from}.objects.filter({ active: true }).selectRelated('a'), toAttr: 'loaded' }));
  r7[0].loaded[0].a.name.length; r7[0].tags[0].name.length;
  await ${me}.objects.filter({ id: 1 }).update({ qty: 3, name: 'n' });
  const r10 = await ${me}.objects.create({ name: 'x', code: 'y', amount: 1, a: 1, c: 2 }); r10.id.toFixed();
  return [r4, r5];
}
`,
    );
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [models, out, declarations] = process.argv.slice(2);
  generateApplication(Number(models), out, declarations);
}
