import { expect, test } from 'vitest';
import { Seat } from './models.js';
import { onEveryBackend } from './on-every-backend.js';

onEveryBackend('a key of several columns', () => {
  test('is read as the list of its values', async () => {
    await Seat.objects.bulkCreate([
      { row: 'b', number: 2 },
      { row: 'a', number: 10, taken: true },
      { row: 'a', number: 9 },
    ]);
    const seats = Seat.objects.orderBy('pk');
    expect(await seats.valuesList('pk', { flat: true })).toEqual([
      ['a', 9],
      ['a', 10],
      ['b', 2],
    ]);
    expect(await seats.values('taken', 'pk').first()).toEqual({ taken: false, pk: ['a', 9] });
    expect(await seats.valuesList('pk', 'taken').last()).toEqual([['b', 2], false]);
    const [named] = await seats.valuesList('number', 'pk', { named: true });
    expect(named!.pk).toEqual(['a', 9]);
    expect(await Seat.objects.values('pk').distinct().count()).toBe(3);
  });

  test('is no single value in a condition', async () => {
    await expect(async () => await Seat.objects.filter({ number__in: Seat.objects.values('pk') as never })).rejects.toThrow('NUA_');
  });
});
