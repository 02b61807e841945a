import { boolean, char, date, dateTime, F, index, json, Model, Q } from 'nuages';

export class Item extends Model(
  'Item',
  {
    code: char({ maxLength: 40, unique: true }),
    title: char({ maxLength: 100 }),
    isFeatured: boolean(),
    attributes: json<{ color: string }>()(),
    createdAt: dateTime(),
    madeOn: date(),
  },
  {
    indexes: [
      index(['createdAt'], { where: Q({ isFeatured: true }), name: 'item_featured' }),
      index(['title'], { opclasses: ['varchar_pattern_ops'], name: 'item_title_prefix' }),
      index([F('attributes__color')], { name: 'item_color' }),
      index(['createdAt'], { name: 'item_created' }),
      index(['madeOn'], { name: 'item_made' }),
    ],
  },
) {}
