import type { Dialect, Template } from '../contract/index.js';
import { NotSupportedError } from '../errors/index.js';
import type { CallNode, Expr, ValueType } from '../ir/index.js';
import { writeAggregate } from './aggregate.js';
import { writeCase } from './case.js';
import type { Parameters } from './parameters.js';
import { writeSelect } from './select.js';
import { writeSql } from './sql.js';
import { toDriver } from './to-driver.js';
import { writeWindow } from './window.js';
import { writeXor } from './xor.js';

/** Writes the expressions of one statement in one dialect: a writer per kind of node. */
export class Writer {
  readonly dialect: Dialect;
  readonly #parameters: Parameters | null;

  /** Without `parameters` only constants can be written: the expressions of a schema. */
  constructor(dialect: Dialect, parameters: Parameters | null) {
    this.dialect = dialect;
    this.#parameters = parameters;
  }

  readonly write = (expr: Expr): string => {
    switch (expr.node) {
      case 'column':
        return expr.alias === '' ? this.dialect.quote(expr.column) : `${this.dialect.quote(expr.alias)}.${this.dialect.quote(expr.column)}`;
      case 'param':
        if (!this.#parameters) throw new TypeError('a schema holds no parameters');
        return this.#parameters.add(expr);
      case 'literal':
        return this.#literal(expr.value, expr.type);
      case 'call':
        return this.#call(expr);
      case 'aggregate':
        return writeAggregate(expr, this.dialect, this.write);
      case 'case':
        return writeCase(expr, this.write);
      case 'window':
        return writeWindow(expr, this.dialect, this.write);
      case 'sql':
        // what the user wrote may be `a OR b`
        return `(${writeSql(expr, this)})`;
      case 'and':
      case 'or':
        return `(${expr.args.map(this.write).join(expr.node === 'and' ? ' AND ' : ' OR ')})`;
      case 'xor':
        return writeXor(expr.args, this.write);
      case 'not':
        return enclosed.has(expr.arg.node) ? `NOT ${this.write(expr.arg)}` : `NOT (${this.write(expr.arg)})`;
      case 'constant':
        return expr.value ? '(1 = 1)' : '(1 = 0)';
      case 'subquery':
        return `(${writeSelect(expr.select, this)})`;
      case 'exists':
        return `EXISTS (${writeSelect(expr.select, this)})`;
      case 'tuple':
        return `(${expr.args.map(this.write).join(', ')})`;
      case 'star':
        return '*';
    }
  };

  #literal(value: unknown, type: ValueType): string {
    if (value === null) return 'NULL';
    const bind = toDriver(type.cell, this.dialect);
    const cell = type.encode(value);
    return this.dialect.literal(bind ? bind(cell) : cell, type);
  }

  #call(call: CallNode): string {
    const template = call.op === 'sql' ? this.#ownSql(call) : this.dialect.templates[call.op];
    if (template === undefined) {
      throw new NotSupportedError('NUA_BACKEND_UNSUPPORTED', `${this.dialect.name} has no "${call.op}".`, {
        fix: 'Use another lookup or function, or another database.',
      });
    }
    if (typeof template === 'function') return template(call, this.write);
    return template.replace(/\{(\d)\}/g, (_, n: string) => this.write(call.args[Number(n)]!));
  }

  /** of a lookup or transform that a user declared */
  #ownSql({ options }: CallNode): Template | undefined {
    const sql = options?.['sql'] as string | Readonly<Record<string, string>>;
    return typeof sql === 'string' ? sql : sql[this.dialect.name];
  }
}

/** nodes that write parentheses of their own */
const enclosed: ReadonlySet<Expr['node']> = new Set<Expr['node']>(['and', 'or', 'xor', 'constant', 'subquery', 'tuple']);
