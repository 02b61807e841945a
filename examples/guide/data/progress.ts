import { SingleBar } from 'cli-progress';
import type { WriteStream } from 'node:tty';

/** Shows how far the filling is. */
export interface Progress {
  start(rows: number): void;
  advance(rows: number, table: string): void;
  stop(): void;
}

export const silent: Progress = { start: () => undefined, advance: () => undefined, stop: () => undefined };

/** A bar on a terminal; elsewhere a line for each table. */
export function progressOn(stream: NodeJS.WriteStream): Progress {
  return stream.isTTY ? bar(stream) : lines(stream);
}

function bar(stream: WriteStream): Progress {
  const single = new SingleBar({
    stream,
    format: 'Filling {table} {bar} {percentage} %  {value} of {total} rows  {duration_formatted}',
    barsize: 24,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    formatValue: (value, _options, type) =>
      type === 'percentage' ? String(value).padStart(3) : type === 'value' || type === 'total' ? value.toLocaleString('en') : String(value),
  });
  return {
    start: (rows) => single.start(rows, 0, { table: ''.padEnd(15) }),
    advance: (rows, table) => single.increment(rows, { table: table.padEnd(15) }),
    stop: () => single.stop(),
  };
}

function lines(stream: NodeJS.WriteStream): Progress {
  let last: string | null = null;
  return {
    start: (rows) => void stream.write(`Filling ${rows.toLocaleString('en')} rows:\n`),
    advance: (_rows, table) => {
      if (table !== last) stream.write(`  ${table}\n`);
      last = table;
    },
    stop: () => undefined,
  };
}
