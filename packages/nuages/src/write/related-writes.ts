import { forgetRelated } from '../hydrate/index.js';
import type { RelationMeta } from '../metadata/model-meta.js';
import type { BulkCreateOptions } from './bulk-create.js';
import { genericRows } from './generic-rows.js';
import { links } from './links.js';
import { relatedRows } from './related-rows.js';
import type { RelatedTo } from './related-to.js';

export interface RelatedOptions {
  /** one statement for all rows, rather than save() of each */
  readonly bulk?: boolean;
  /** all that there was is taken away first, rather than what is no longer wanted */
  readonly clear?: boolean;
  /** of the model between: values of its other columns, or functions that give them */
  readonly throughDefaults?: Readonly<Record<string, unknown>>;
}

/** What a related manager writes. */
export interface RelatedWrites {
  add(to: RelatedTo, items: unknown, options: RelatedOptions): Promise<void>;
  remove(to: RelatedTo, items: unknown, options: RelatedOptions): Promise<void>;
  set(to: RelatedTo, items: unknown, options: RelatedOptions): Promise<void>;
  clear(to: RelatedTo, options: RelatedOptions): Promise<void>;
  create(to: RelatedTo, data: unknown, options: RelatedOptions): Promise<object>;
  bulkCreate(to: RelatedTo, rows: readonly unknown[], options: RelatedOptions & BulkCreateOptions): Promise<object[]>;
}

const byKind: Readonly<Partial<Record<RelationMeta['kind'], RelatedWrites>>> = {
  manyToMany: links,
  reverseManyToMany: links,
  reverseForeignKey: relatedRows,
  genericRelation: genericRows,
};

/** Runs a write of a related manager. What was loaded of the relation is asked for anew afterwards. */
export async function writeRelated<T>(to: RelatedTo, write: (writes: RelatedWrites, to: RelatedTo) => Promise<T>): Promise<T> {
  try {
    return await write(byKind[to.relation.kind]!, to);
  } finally {
    forgetRelated(to.row, to.relation);
  }
}
