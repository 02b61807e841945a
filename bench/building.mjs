// Building a query that was built before: four chained calls, no SQL text, no compile event. `node --expose-gc bench/building.mjs`
import { subscribe } from 'node:diagnostics_channel';
import { connect, char, foreignKey, integer, Model, register } from 'nuages';

class Author extends Model('Author', { username: char() }) {}
class Book extends Model('Book', { title: char(), year: integer(), author: foreignKey('Author', { relatedName: 'books' }) }) {}
register({ Author, Book });
const connections = await connect({ databases: { default: 'postgres://nobody@127.0.0.1:1/nothing' } });

let compiled = 0;
subscribe('nuages:compile', () => compiled++);
const books = Book.objects.all();
const build = (i) => books.filter({ year__gte: i }).filter({ author__username: 'ann' }).orderBy('-title').slice(0, 20);
build(1).toSQL();
const before = compiled;

const builds = 1_000_000;
for (let i = 0; i < 200_000; i++) void build(i & 15);
const rounds = Array.from({ length: 7 }, () => {
  const start = performance.now();
  for (let i = 0; i < builds; i++) void build(i & 15);
  return ((performance.now() - start) * 1000) / builds;
}).sort((a, b) => a - b);

// bytes: what the heap grows by while nothing is collected
globalThis.gc();
const chunk = 10_000;
const bytes = Array.from({ length: 9 }, () => {
  globalThis.gc();
  const start = process.memoryUsage().heapUsed;
  for (let i = 0; i < chunk; i++) void build(i & 15);
  return (process.memoryUsage().heapUsed - start) / chunk;
}).sort((a, b) => a - b);
build(3).toSQL();

const result = { builds, microseconds: Number(rounds[3].toFixed(3)), bytes: Math.round(bytes[4]), compileEvents: compiled - before };
console.log(
  process.argv.includes('--json')
    ? JSON.stringify(result)
    : `four chained calls: ${result.microseconds} us, ${result.bytes} bytes, ${result.compileEvents} compile events (${builds} builds)`,
);
await connections.close();
