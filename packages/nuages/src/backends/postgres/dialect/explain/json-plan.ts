import type { PlanNode } from '../../../../contract/index.js';

/** A node of EXPLAIN (FORMAT JSON). */
interface JsonNode {
  readonly 'Node Type': string;
  readonly Strategy?: string;
  readonly 'Partial Mode'?: string;
  readonly 'Join Type'?: string;
  readonly Command?: string;
  readonly Operation?: string;
  readonly 'Parallel Aware'?: boolean;
  readonly 'Scan Direction'?: string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Plan Rows': number;
  readonly 'Actual Rows'?: number;
  readonly 'Actual Loops'?: number;
  readonly 'Actual Total Time'?: number;
  readonly Plans?: readonly JsonNode[];
}

export const readJsonPlan = (document: unknown): PlanNode => node((document as readonly { Plan: JsonNode }[])[0]!.Plan);

function node(json: JsonNode): PlanNode {
  const { 'Relation Name': table, 'Index Name': index, 'Actual Total Time': ms, 'Actual Loops': loops = 1, Plans = [] } = json;
  return {
    type: nameOf(json),
    ...(table !== undefined && { table }),
    ...(index !== undefined && { index }),
    rows: json['Actual Rows'] === undefined ? json['Plan Rows'] : json['Actual Rows'] * loops,
    ...(ms !== undefined && { ms: ms * loops }),
    children: Plans.map(node),
  };
}

const strategies: Readonly<Record<string, string>> = { Sorted: 'Group', Hashed: 'Hash', Mixed: 'Mixed' };
/** What the text calls the node: of a `Hash Join` whose type is `Left`, `Hash Left Join`. */
function nameOf(json: JsonNode): string {
  const { 'Node Type': type, 'Join Type': join = 'Inner', Strategy = '', 'Partial Mode': part = 'Simple' } = json;
  const parallel = json['Parallel Aware'] === true ? 'Parallel ' : '';
  const backward = json['Scan Direction'] === 'Backward' ? ' Backward' : '';
  switch (type) {
    case 'Aggregate':
      return `${part === 'Simple' ? '' : `${part} `}${strategies[Strategy] ?? ''}Aggregate`;
    case 'SetOp':
      return `${Strategy === 'Hashed' ? 'Hash' : ''}SetOp ${json.Command}`;
    case 'ModifyTable':
      return json.Operation ?? type;
    case 'Nested Loop':
    case 'Hash Join':
    case 'Merge Join':
      return `${parallel}${join === 'Inner' ? type : `${type.replace(/ Join$/, '')} ${join} Join`}`;
    default:
      return `${parallel}${type}${backward}`;
  }
}
