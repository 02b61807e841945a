/** What a technique is about: the figure in which the good way has to be ahead. */
export type Measure = 'queries' | 'rows' | 'read' | 'bytes' | 'heap';

/** What a way is given to work with. */
export interface Tools {
  /** Stands for whatever an application does with a row: takes a value of it, and keeps no row. */
  readonly work: (value: string | number | null) => void;
}

/** Does the technique's job. Its answer is what it returns, or, where it returns nothing, what it gave to `work`. */
export type Way<A = unknown> = (tools: Tools) => A | PromiseLike<A>;

/** Another way to the same answer, unless its title says that it asks for something else. */
export interface Variant {
  readonly title: string;
  readonly run: Way;
  /** true: it answers another question than `bad` and `good` */
  readonly differs?: boolean;
}
/** Another job of the chapter, done both ways. */
export interface Example {
  readonly title: string;
  readonly bad: Way;
  readonly good: Way;
}
export interface TableTools {
  /** for explain(): whether the database can run what it explains */
  readonly analyze: boolean;
}
/** What the chapter looks at or measures for itself. */
export interface Table {
  readonly title: string;
  /** gives rows of cells, the header first */
  readonly run: (tools: TableTools) => Promise<readonly (readonly string[])[]>;
}
/** A variant or a technique that can't run yet. */
export interface Waiting {
  readonly title: string;
  /** the features that it waits for: names of the API */
  readonly needs: readonly [string, ...string[]];
}

interface Chapter {
  /** 'core/3': the part of the guide and the number in it */
  readonly id: TechniqueId;
  readonly title: string;
  /** the names of Nuages that it shows */
  readonly api: readonly [string, ...string[]];
  /** what to do, in a sentence or two */
  readonly rule: string;
}
export type TechniqueId = `${'core' | 'production'}/${number}`;

export interface LiveTechnique<A = unknown> extends Chapter {
  readonly measure: Measure;
  readonly bad: Way<A>;
  readonly good: Way<A>;
  readonly variants?: readonly (Variant | Waiting)[];
  readonly examples?: readonly Example[];
  readonly tables?: readonly Table[];
  /** the one database that it runs on, as its dialect is named; any unless given */
  readonly speaks?: 'postgres';
  /** what the guide says of Django, beside which our figures stand */
  readonly claims?: string;
}
export type WaitingTechnique = Chapter & Waiting;
export type Technique = LiveTechnique | WaitingTechnique;

/**
 * A technique of the guide, as one file holds it. What is shown of `bad`, `good` and the variants is their source text and the SQL that
 * they send. A chapter whose features are still missing says which: it `needs` them.
 */
export function technique<A>(chapter: LiveTechnique<A> | WaitingTechnique): Technique {
  return Object.freeze(chapter);
}

export const isLive = (chapter: Technique): chapter is LiveTechnique => 'good' in chapter;
export const canRun = (variant: Variant | Waiting): variant is Variant => 'run' in variant;
