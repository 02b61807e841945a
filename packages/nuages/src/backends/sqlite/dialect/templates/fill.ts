import type { Template, Write } from '../../../../contract/index.js';
import type { CallNode, Expr, Kind } from '../../../../ir/index.js';

/** Puts the arguments into a template's text. */
export const fill = (text: string, { args }: CallNode, write: Write): string =>
  text.replace(/\{(\d)\}/g, (_, n: string) => write(args[Number(n)]!));

/** A template whose text depends on the call. */
export const chosen =
  (choose: (call: CallNode) => string): Template =>
  (call, write) =>
    fill(choose(call), call, write);

/** A function of as many arguments as are given. */
export const variadic =
  (name: string): Template =>
  ({ args }, write) =>
    `${name}(${args.map(write).join(', ')})`;

/** The same; one argument alone stands for itself, as SQLite's function needs two or is another one. */
export const choice =
  (name: string): Template =>
  ({ args }, write) =>
    args.length === 1 ? write(args[0]!) : `${name}(${args.map(write).join(', ')})`;

export const kindOf = (expr: Expr | undefined): Kind => (expr && 'type' in expr ? expr.type.kind : 'boolean');
