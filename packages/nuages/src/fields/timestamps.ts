import { dateTime } from './date-time.js';

/**
 * When a row was created and last saved.
 * @example class Post extends Model('Post', { title: char(), ...timestamps }) {}
 */
export const timestamps = Object.freeze({ createdAt: dateTime({ autoNowAdd: true }), updatedAt: dateTime({ autoNow: true }) });
