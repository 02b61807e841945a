import { customField } from './custom-field.js';
import { isDay, timeOf } from '../ir/index.js';
import { flag } from './option-rules.js';

const now = { autoNow: flag, autoNowAdd: flag };

export const date = customField(
  {
    kind: 'date',
    lineage: ['date'],
    cell: 'date',
    type: { name: 'date' },
    encode: (value: unknown) => {
      if (typeof value !== 'string' || !isDay(value)) throw new TypeError("takes a day as 'YYYY-MM-DD'");
      return value;
    },
  },
  { name: 'date', options: now },
);

export const time = customField(
  {
    kind: 'time',
    cell: 'time',
    type: { name: 'time', precision: 6 },
    encode: (value: unknown) => {
      const time = typeof value === 'string' ? timeOf(value) : null;
      if (time === null) throw new TypeError("takes a time of day as 'HH:MM:SS' or 'HH:MM:SS.ffffff'");
      return time;
    },
  },
  { name: 'time', options: now },
);
