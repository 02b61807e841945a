import { createHmac, timingSafeEqual } from 'node:crypto';
import { ValueError } from '../../errors/index.js';
import type { Place } from '../../load/index.js';

/** What cursors are sealed with. */
export interface Seal {
  readonly key: string | Uint8Array;
  /** of the ordering that the places are places in */
  readonly mark: string;
}

// base64url of [mark, place] as JSON, a point, and the first half of its HMAC-SHA256

/** A place as text for the outside: signed, not encrypted. Null: the place beyond all rows. */
export function sealed(place: Place | null, { key, mark }: Seal): string {
  const body = Buffer.from(JSON.stringify([mark, place])).toString('base64url');
  return `${body}.${signature(body, key)}`;
}

/** @throws ValueError NUA_CURSOR_INVALID for what these cursors are not */
export function opened(cursor: unknown, { key, mark }: Seal): Place | null {
  const [body, signed, more] = typeof cursor === 'string' ? cursor.split('.') : [];
  if (!body || !signed || more !== undefined || !same(signed, signature(body, key))) {
    throw invalid(
      'is not one that was given out, or was signed with another key',
      'Start at the first page; for cursors that outlive the process, set secretKey.',
    );
  }
  const [of, place] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [string, Place | null];
  if (of !== mark) throw invalid('belongs to another ordering or model', 'Start at the first page.');
  return place;
}

const signature = (body: string, key: string | Uint8Array): string =>
  createHmac('sha256', key).update(`nuages cursor ${body}`).digest().subarray(0, 16).toString('base64url');

function same(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
}

const invalid = (fact: string, fix: string): ValueError => new ValueError('NUA_CURSOR_INVALID', `The cursor ${fact}.`, { fix });
