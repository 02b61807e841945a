import type { Outcome } from './outcome.js';

/** Backends as the expectations name them. */
export type Expecting = 'sqlite' | 'postgres';
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** A queryset: in a case, and inside its conditions and expressions. */
export interface Query {
  readonly model: string;
  /** other than the default one */
  readonly manager?: string;
  /** the instance whose related manager `rel` it starts from */
  readonly from?: Json;
  readonly rel?: string;
  readonly ops?: readonly Op[];
}
/** name, arguments, `{ $opts }` */
export type Op = readonly [string, ...Json[]];

/** How instances are reported. */
export type Show = 'pk' | 'full' | 'loaded';
/** What to read of an instance (README.md, "Shapes"). */
export interface Shape {
  readonly fields?: readonly string[];
  readonly one?: Readonly<Record<string, Shape>>;
  readonly many?: Readonly<Record<string, Shape>>;
  readonly attrs?: Readonly<Record<string, Shape>>;
  readonly count?: readonly string[];
  readonly exists?: readonly string[];
  readonly ordered?: boolean;
  readonly ops?: readonly Op[];
}

/** One question and Django's answer, without the answer. */
export interface Case extends Query {
  readonly id: string;
  readonly kind?: string;
  readonly terminal: string | Op;
  readonly show?: Show;
  readonly shape?: Shape;
  readonly count_queries?: boolean;
  /** zone of date parts; UTC unless given */
  readonly tz?: string;
  /** these only */
  readonly backends?: readonly Expecting[];
  /** needed beyond the core */
  readonly features?: readonly string[];
  readonly steps?: readonly JsonObject[];
  readonly expect?: Outcome;
  readonly expect_by_backend?: Readonly<Partial<Record<Expecting, Outcome>>>;
}

/** The part of an id before the slash; random cases by what they were made as. */
export const categoryOf = ({ id, kind }: Case): string => (kind === undefined ? id.split('/')[0]! : `random ${kind}`);
