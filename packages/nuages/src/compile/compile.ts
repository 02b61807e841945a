import { createHash } from 'node:crypto';
import type { Dialect } from '../contract/index.js';
import type { Cell, Expr, ParamNode, SelectColumn, SqlNode, Statement } from '../ir/index.js';
import { writeInsert } from './insert.js';
import { Parameters } from './parameters.js';
import type { Plan, Slot } from './plan.js';
import { writeSelect } from './select.js';
import { writeSql } from './sql.js';
import { writeDelete, writeUpdate } from './update.js';
import { Writer } from './writer.js';

/** A statement in a dialect's words, with its parameters apart. */
export function compileStatement(statement: Statement, dialect: Dialect): Plan {
  const parameters = new Parameters(dialect);
  const sql = write(statement, new Writer(dialect, parameters));
  return Object.freeze({
    sql,
    name: parameters.planEach ? null : nameOf(sql),
    slots: Object.freeze(parameters.slots),
    columns: Object.freeze(columnsOf(statement)),
  });
}

/** SQL by hand as a statement of its own. What its columns are, only the database knows. */
export function compileSql(node: SqlNode, dialect: Dialect): Plan {
  const parameters = new Parameters(dialect);
  const sql = writeSql(node, new Writer(dialect, parameters));
  return Object.freeze({ sql, name: nameOf(sql), slots: Object.freeze(parameters.slots), columns: [] });
}

/** Slots for values that the statement itself has no use for: so that a wrong one is refused all the same. */
export function compileValues(nodes: readonly ParamNode[], dialect: Dialect): readonly Slot[] {
  const parameters = new Parameters(dialect);
  for (const node of nodes) parameters.add(node);
  return Object.freeze(parameters.slots);
}

/** An expression of a schema: constants only, columns without their table. */
export function writeConstant(expr: Expr, dialect: Dialect): string {
  return new Writer(dialect, null).write(expr);
}

function write(statement: Statement, writer: Writer): string {
  switch (statement.statement) {
    case 'select':
      return writeSelect(statement, writer);
    case 'insert':
      return writeInsert(statement, writer);
    case 'update':
      return writeUpdate(statement, writer);
    case 'delete':
      return writeDelete(statement, writer);
  }
}

function columnsOf(statement: Statement): Cell[] {
  switch (statement.statement) {
    case 'select':
      return statement.columns.map(cellOf);
    case 'delete':
      return [];
    default:
      return statement.returning.map((c) => c.type.cell);
  }
}

/** The digits that a column is declared with say nothing of what is computed from it. */
const cellOf = ({ expr, type: { cell } }: SelectColumn): Cell =>
  cell.places === undefined || expr.node === 'column' ? cell : Object.freeze({ name: cell.name });

/** Stable across processes and never reused for another text. */
const nameOf = (sql: string) => `nua_${createHash('sha256').update(sql).digest('base64url').slice(0, 24)}`;
