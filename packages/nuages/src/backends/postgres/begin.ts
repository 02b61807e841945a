import type { BeginOptions } from '../../contract/index.js';

/** BEGIN ISOLATION LEVEL SERIALIZABLE READ ONLY DEFERRABLE */
export function begin({ isolation, readOnly, deferrable }: BeginOptions): string {
  const level = isolation === undefined ? '' : ` ISOLATION LEVEL ${isolation.toUpperCase()}`;
  return `BEGIN${level}${readOnly ? ' READ ONLY' : ''}${deferrable ? ' DEFERRABLE' : ''}`;
}
