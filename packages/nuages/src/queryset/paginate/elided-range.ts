export interface ElidedOptions {
  /** numbers shown on each side of the current one; 3 unless given */
  readonly onEachSide?: number;
  /** numbers shown at each end; 2 unless given */
  readonly onEnds?: number;
}
export type ElidedRange = readonly (number | '…')[];

/** The numbers 1 to `numPages` around `number`, with `…` for those that are left out. */
export function elidedRange(number: number, numPages: number, { onEachSide = 3, onEnds = 2 }: ElidedOptions): ElidedRange {
  if (numPages <= (onEachSide + onEnds) * 2) return upTo(1, numPages);
  const before =
    number > 2 + onEachSide + onEnds ? [...upTo(1, onEnds), '…' as const, ...upTo(number - onEachSide, number)] : upTo(1, number);
  const after =
    number < numPages - onEachSide - onEnds - 1
      ? [...upTo(number + 1, number + onEachSide), '…' as const, ...upTo(numPages - onEnds + 1, numPages)]
      : upTo(number + 1, numPages);
  return [...before, ...after];
}

const upTo = (first: number, last: number): number[] => Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
