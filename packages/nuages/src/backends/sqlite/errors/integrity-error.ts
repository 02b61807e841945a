import { DataError, type ErrorDetails, IntegrityError } from '../../../errors/index.js';

/** 'blog_post.title' */
const columnName = /^(.+)\.([^.]+)$/;
/** of an index over an expression */
const indexName = /^index '(.+)'$/;

/** What a violated constraint's message tells: 'UNIQUE constraint failed: post.slug, post.lang'. */
export function integrityError(code: string, message: string, details: ErrorDetails): IntegrityError | DataError {
  const subject = message.slice(message.indexOf(': ') + 2);
  // ON DELETE RESTRICT and triggers share a code
  if (code === 'CONSTRAINT_FOREIGNKEY' || message.startsWith('FOREIGN KEY')) return foreignKey(details);
  switch (code) {
    case 'CONSTRAINT_UNIQUE':
    case 'CONSTRAINT_PRIMARYKEY':
    case 'CONSTRAINT_ROWID':
      return unique(subject, details);
    case 'CONSTRAINT_NOTNULL': {
      const [, table, column] = columnName.exec(subject) ?? [];
      return new IntegrityError('NUA_INTEGRITY_NOT_NULL', `"${subject}" can't be null.`, {
        fix: 'Give it a value, or declare the field with null: true.',
        ...details,
        ...(table !== undefined && { table }),
        ...(column !== undefined && { column }),
      });
    }
    case 'CONSTRAINT_DATATYPE':
      return new DataError('NUA_DATA_INVALID', 'A value has a type that its column refuses.', details);
    case 'CONSTRAINT_TRIGGER':
      return new IntegrityError('NUA_INTEGRITY_CHECK', 'A trigger refused the statement.', details);
    default:
      return new IntegrityError('NUA_INTEGRITY_CHECK', `The check "${subject}" does not hold.`, { ...details, constraint: subject });
  }
}

function unique(subject: string, details: ErrorDetails): IntegrityError {
  const constraint = indexName.exec(subject)?.[1];
  if (constraint !== undefined) {
    return new IntegrityError('NUA_INTEGRITY_UNIQUE', `The unique index "${constraint}" has such a row already.`, {
      ...details,
      constraint,
    });
  }
  const parts = subject.split(', ').map((name) => columnName.exec(name));
  const table = parts[0]?.[1];
  const columns = parts.map((part) => part?.[2] ?? '');
  return new IntegrityError('NUA_INTEGRITY_UNIQUE', `"${table ?? subject}" already has a row with the same ${columns.join(', ')}.`, {
    fix: 'Use another value, or getOrCreate() or updateOrCreate().',
    ...details,
    ...(table !== undefined && { table }),
    ...(columns.length === 1 && { column: columns[0]! }),
  });
}

const foreignKey = (details: ErrorDetails): IntegrityError =>
  new IntegrityError('NUA_INTEGRITY_FOREIGN_KEY', 'A foreign key points at no row. SQLite does not tell which.', {
    fix: 'Save the row that it points at first. transaction.checkConstraints() at the end of the block names the table and the column.',
    ...details,
  });
