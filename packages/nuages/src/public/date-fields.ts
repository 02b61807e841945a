import * as fields from '../fields/index.js';
import type { DateTimeField, DayField, Field, Timestamps } from '../types/fields.js';
import type { Duration, DurationInput } from '../ir/duration.js';

/**
 * A day, as 'YYYY-MM-DD'.
 * @throws ModelError NUA_MODEL_INVALID; ValueError NUA_VALUE_INVALID for what is no day
 * @example
 * birthday: date({ null: true })
 * // "birthday" date
 */
export const date = fields.date as unknown as DayField<'date'>;

/**
 * A time of day, as 'HH:MM:SS' or 'HH:MM:SS.ffffff': microseconds are kept.
 * @throws ModelError NUA_MODEL_INVALID; ValueError NUA_VALUE_INVALID for what is no time of day
 * @example
 * opensAt: time({ default: '09:00:00' })
 * // "opens_at" time(6) NOT NULL
 */
export const time = fields.time as unknown as DayField<'time'>;

/**
 * An instant, read as Date and kept to the millisecond, so that what is read equals what was stored. `{ mode: 'string', precision: 6 }`
 * reads text and keeps microseconds: 'YYYY-MM-DDTHH:MM:SS.ffffffZ', always UTC.
 * @throws ModelError NUA_MODEL_INVALID; ValueError NUA_VALUE_INVALID for an invalid Date, or one outside of the years 1 to 9999
 * @example
 * startsAt: dateTime()
 * // "starts_at" timestamp(3) with time zone NOT NULL
 * @example
 * updatedAt: dateTime({ autoNow: true })
 * // "updated_at" timestamp(3) with time zone NOT NULL
 */
export const dateTime = fields.dateTime as unknown as DateTimeField;

/**
 * A length of time, exact to the microsecond, read as Duration. It takes a Duration or its parts.
 * @throws ModelError NUA_MODEL_INVALID; ValueError NUA_VALUE_INVALID
 * @example
 * length: duration({ default: { minutes: 30 } })
 * // "length" interval NOT NULL
 */
export const duration = fields.duration as unknown as Field<'duration', Duration, DurationInput>;

/**
 * Two fields, `createdAt` and `updatedAt`: when the row was created, and when it was last saved.
 * @example
 * ...timestamps
 * // "created_at" timestamp(3) with time zone NOT NULL
 * // "updated_at" timestamp(3) with time zone NOT NULL
 */
export const timestamps = fields.timestamps as unknown as Timestamps;
