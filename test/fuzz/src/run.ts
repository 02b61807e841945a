import { inspect } from 'node:util';
import * as nuages from 'nuages';
import type { ModelClass, Row, Rows } from '../../oracle/src/api.js';
import type { Node, Program, Query, Step } from './program.js';

/** What programs run against. */
export interface Field {
  readonly classes: ReadonlyMap<string, ModelClass>;
  /** the first rows of each model */
  readonly rows: ReadonlyMap<string, readonly Row[]>;
}
type Method = (...args: unknown[]) => unknown;
const functions = nuages as unknown as Readonly<Record<string, Method>>;
const call = (target: unknown, method: string, args: readonly unknown[]): unknown =>
  ((target as Readonly<Record<string, Method>>)[method] as Method).apply(target, [...args]);

function built(node: Node, field: Field): unknown {
  switch (node.is) {
    case 'value':
      return node.value;
    case 'list':
      return node.items.map((item) => built(item, field));
    case 'lookups':
      return Object.fromEntries(node.entries.map(([path, operand]) => [path, built(operand, field)]));
    case 'q': {
      const [first = {}, ...rest] = node.parts.map((part) => built(part, field));
      let q: unknown = functions['Q']!(first);
      for (const part of rest) q = call(q, node.connector, [part]);
      return node.negated ? call(q, 'not', []) : q;
    }
    case 'function':
      return functions[node.name]!(...node.args.map((arg) => built(arg, field)));
    case 'method':
      return call(
        built(node.target, field),
        node.name,
        node.args.map((arg) => built(arg, field)),
      );
    case 'rows':
      return queryset(node.query, field);
    case 'instance': {
      const rows = field.rows.get(node.model)!;
      return node.place < 0 || rows.length === 0 ? new (field.classes.get(node.model)!)() : rows[node.place % rows.length];
    }
  }
}

const taken = (rows: Rows, { method, args }: Step, field: Field): unknown =>
  call(
    rows,
    method,
    args.map((arg) => built(arg, field)),
  );

function queryset({ model, steps }: Query, field: Field): Rows {
  let rows: Rows = field.classes.get(model)!['objects']!;
  for (const step of steps) rows = taken(rows, step, field) as Rows;
  return rows;
}

/** Two ways of asking the same that don't agree. */
export class Disagreement extends Error {}

async function agree(rows: Rows): Promise<void> {
  const all = await (call(rows, 'all', []) as Rows);
  const count = await call(rows, 'count', []);
  const exists = await call(rows, 'exists', []);
  if (count !== all.length || exists !== all.length > 0)
    throw new Disagreement(`${all.length} rows, count() says ${String(count)}, exists() ${String(exists)}`);
}

const clear: Step = { method: 'orderBy', args: [] };
const unordered = (query: Query): Query => ({ ...query, steps: [clear, ...query.steps.filter((step) => step.method !== 'orderBy')] });

/** Runs a program. What it gives back may not hold the values of the query. */
export async function run({ end, ...query }: Program, field: Field): Promise<string | null> {
  const rows = queryset(query, field);
  switch (end.method) {
    case 'rows':
      await (call(rows, 'all', []) as Rows);
      return null;
    case 'agree':
      // an ordering over another table may add rows, to many of them or to DISTINCT ones, and count() leaves it out, as in Django
      await agree(
        query.steps.some(({ method }) => method === 'orderBy' || method === 'distinct') ? queryset(unordered(query), field) : rows,
      );
      return null;
    case 'iterator': {
      let seen = 0;
      for await (const _ of taken(rows, end, field) as AsyncIterable<unknown>) if (++seen > 100) break;
      return null;
    }
    case 'inspect':
      return inspect(call(rows, 'all', []));
    case 'toSQL':
      return (taken(rows, end, field) as { readonly sql: string }).sql;
    default:
      await taken(rows, end, field);
      return null;
  }
}
