import type { Decimal } from 'nuages';

/** An amount with two digits after the point, as text that can be compared; of a mean too, which has more. */
export const money = (amount: Decimal | null | undefined): string | null => amount?.toNumber().toFixed(2) ?? null;
