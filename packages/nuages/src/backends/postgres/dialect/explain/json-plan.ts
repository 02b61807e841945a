import type { PlanNode } from '../../../../contract/index.js';

/** A node of EXPLAIN (FORMAT JSON). */
interface JsonNode {
  readonly 'Node Type': string;
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
    type: json['Node Type'],
    ...(table !== undefined && { table }),
    ...(index !== undefined && { index }),
    rows: json['Actual Rows'] === undefined ? json['Plan Rows'] : json['Actual Rows'] * loops,
    ...(ms !== undefined && { ms: ms * loops }),
    children: Plans.map(node),
  };
}
