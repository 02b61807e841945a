import { isExpression } from '../expressions/index.js';
import type { ValueType } from '../ir/index.js';

/** What is wrong with the options of a column taken together, in words that complete "Post.title ...". */
export function columnFaults(given: Readonly<Record<string, unknown>>, type: ValueType): string[] {
  const { null: nullable, primaryKey, default: value, dbDefault, choices, autoNow, autoNowAdd } = given;
  const faults: string[] = [];
  if (primaryKey && nullable) faults.push('is the primary key and can not be null: leave null out');
  if (autoNow && autoNowAdd) faults.push('has autoNow and autoNowAdd: keep one');
  if ((autoNow || autoNowAdd) && value !== undefined) faults.push(`has ${autoNow ? 'autoNow' : 'autoNowAdd'} and a default: keep one`);
  if (value === null && !nullable) faults.push('has the default null but takes no null: add null: true, or leave the default out');
  const values = (choices as readonly unknown[] | undefined) ?? [];
  if (values.some((choice) => problem(choice, type) !== null))
    faults.push(
      `has a choice that it does not take: it ${problem(
        values.find((c) => problem(c, type)),
        type,
      )!}`,
    );
  if (value !== undefined && value !== null && typeof value !== 'function') {
    if (isExpression(value)) faults.push('has an expression as its default: that is dbDefault');
    else if (problem(value, type) !== null) faults.push(`has a default that it does not take: it ${problem(value, type)!}`);
    else if (choices !== undefined && !values.includes(value)) faults.push('has a default that is none of its choices');
  }
  if (typeof dbDefault === 'function')
    faults.push('has a function as its dbDefault: the database takes a value or an expression; a function is a default');
  else if (dbDefault !== undefined && dbDefault !== null && !isExpression(dbDefault) && problem(dbDefault, type) !== null) {
    faults.push(`has a dbDefault that it does not take: it ${problem(dbDefault, type)!}`);
  }
  if (dbDefault === null && !nullable) faults.push('has the dbDefault null but takes no null: add null: true');
  return faults;
}

/** null where the type takes the value, else words as "takes text" */
function problem(value: unknown, type: ValueType): string | null {
  try {
    type.encode(value);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
