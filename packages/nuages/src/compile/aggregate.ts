import type { Dialect, Write } from '../contract/index.js';
import { NotSupportedError } from '../errors/index.js';
import type { AggregateNode, Ordering } from '../ir/index.js';
import { writeOrdering } from './ordering.js';

/** `SUM(DISTINCT "x" ORDER BY "y") FILTER (WHERE ...)`. `over`: what makes a window of it. */
export function writeAggregate(node: AggregateNode, dialect: Dialect, write: Write, over = ''): string {
  const template = dialect.aggregates[node.op];
  if (!template) {
    throw new NotSupportedError('NUA_BACKEND_UNSUPPORTED', `${dialect.name} has no aggregate "${node.op}".`, {
      fix: 'Use another aggregate, or another database.',
    });
  }
  const name = typeof template.name === 'string' ? template.name : template.name(node);
  const args = template.args ? template.args(node, write) : node.args.map(write);
  const inside = `${node.distinct ? 'DISTINCT ' : ''}${args.join(', ')}${writeOrder(node.orderBy, write)}`;
  const filter = node.filter ? ` FILTER (WHERE ${write(node.filter)})` : '';
  const sql = `${name}(${inside})${filter}${over}`;
  return template.result ? template.result(sql, node) : sql;
}

/** ` ORDER BY ...`, or nothing */
export const writeOrder = (orderBy: readonly Ordering[], write: Write): string =>
  orderBy.length > 0 ? ` ORDER BY ${orderBy.map((o) => writeOrdering(o, write)).join(', ')}` : '';
