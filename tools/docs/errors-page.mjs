/**
 * docs/errors.md, from the catalogue of codes.
 * @param {Readonly<Record<string, { kind: string, means: string }>>} catalogue
 */
export function errorsPage(catalogue) {
  const kinds = [...new Set(Object.values(catalogue).map(({ kind }) => kind))].toSorted();
  const sections = kinds.flatMap((kind) => [
    `## ${kind}`,
    '',
    '| code | what it means |',
    '|---|---|',
    ...Object.entries(catalogue)
      .filter(([, entry]) => entry.kind === kind)
      .map(([code, { means }]) => `| \`${code}\` | ${means} |`),
    '',
  ]);
  return [
    '# Errors',
    '',
    'Every error of Nuages has a code that stays, says what is wrong, then what to do about it. The classes are exported: tell errors apart by',
    '`error instanceof FieldError` or by `error.code`. `IntegrityError`, `OperationalError` and `DataError` are `DatabaseError`s, and all of them',
    'are `NuagesError`s. Values never stand in a message.',
    '',
    'This page is made from `packages/nuages/src/errors/catalogue.ts` by `npm run docs`.',
    '',
    ...sections,
  ].join('\n');
}
