import type { ColumnMeta } from './model-meta.js';

/** What is wrong with a value, each in words that complete "title ..."; empty where nothing is. An instance stands for its key elsewhere. */
export function problemsOf({ type, options, checks }: ColumnMeta, value: unknown): string[] {
  if (value === null) return options.null ? [] : ['takes no null'];
  if (value === undefined) return ['takes no undefined'];
  try {
    type.encode(value);
  } catch (error) {
    return [messageOf(error)];
  }
  const { choices, validators } = options;
  return [
    ...(choices && !choices.includes(value) ? [`takes one of ${choices.map(String).join(', ')}`] : []),
    ...checks.map((check) => check(value as never)).filter((problem) => problem !== null),
    ...validators.flatMap((validate) => refusal(validate, value)),
  ];
}

function refusal(validate: (value: never) => void, value: unknown): string[] {
  try {
    validate(value as never);
    return [];
  } catch (error) {
    return [messageOf(error)];
  }
}
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
