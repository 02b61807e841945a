import { dateTime } from './date-time.js';

export const timestamps = Object.freeze({ createdAt: dateTime({ autoNowAdd: true }), updatedAt: dateTime({ autoNow: true }) });
