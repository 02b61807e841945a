import { inspect } from 'node:util';

// A query as data: it can be run, printed, and made smaller.

export type Node =
  | { readonly is: 'value'; readonly value: unknown }
  | { readonly is: 'list'; readonly items: readonly Node[] }
  /** `{ path: operand, ... }`: an argument of filter() */
  | { readonly is: 'lookups'; readonly entries: readonly (readonly [path: string, operand: Node])[] }
  /** `Q(first).and(second).not()` */
  | { readonly is: 'q'; readonly connector: 'and' | 'or' | 'xor'; readonly negated: boolean; readonly parts: readonly Node[] }
  /** `F('x')`, `Lower('x')`: a function of the package */
  | { readonly is: 'function'; readonly name: string; readonly args: readonly Node[] }
  /** `F('x').add(1)` */
  | { readonly is: 'method'; readonly target: Node; readonly name: string; readonly args: readonly Node[] }
  | { readonly is: 'rows'; readonly query: Query }
  /** a row of the fixture, by its place; -1: one that was never saved */
  | { readonly is: 'instance'; readonly model: string; readonly place: number };

export interface Step {
  readonly method: string;
  readonly args: readonly Node[];
}
export interface Query {
  readonly model: string;
  readonly steps: readonly Step[];
}
/** A query and what is asked of it: `rows` for await, else a method, or one of the names in run.ts. */
export interface Program extends Query {
  readonly end: Step;
}

function showNode(node: Node): string {
  switch (node.is) {
    case 'value':
      return inspect(node.value, { depth: 4, maxStringLength: 60, maxArrayLength: 10, breakLength: Infinity });
    case 'list':
      return `[${node.items.map(showNode).join(', ')}]`;
    case 'lookups':
      return `{ ${node.entries.map(([path, operand]) => `${JSON.stringify(path.slice(0, 200))}: ${showNode(operand)}`).join(', ')} }`;
    case 'q': {
      const [first, ...rest] = node.parts.map(showNode);
      return `Q(${first ?? '{}'})${rest.map((part) => `.${node.connector}(${part})`).join('')}${node.negated ? '.not()' : ''}`;
    }
    case 'function':
      return `${node.name}(${node.args.map(showNode).join(', ')})`;
    case 'method':
      return `${showNode(node.target)}.${node.name}(${node.args.map(showNode).join(', ')})`;
    case 'rows':
      return showQuery(node.query);
    case 'instance':
      return node.place < 0 ? `new ${node.model}()` : `${node.model}#${node.place}`;
  }
}
const showStep = ({ method, args }: Step): string => `.${method}(${args.map(showNode).join(', ')})`;
const showQuery = ({ model, steps }: Query): string => `${model}.objects${steps.map(showStep).join('')}`;
export const showProgram = (program: Program): string => `${showQuery(program)} -> ${showStep(program.end).slice(1)}`;
