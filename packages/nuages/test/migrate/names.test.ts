import { describe, expect, it } from 'vitest';
import { foreignKeyName, longName, shortName, uniqueName } from '../../src/migrate/names.js';

// what Django 5.2 calls them
describe("names of indexes and constraints are Django's", () => {
  const t = (name: string) => ({ name });
  it.each([
    [longName(t('post'), ['author_id'], '', 63), 'post_author_id_2343ddae'],
    [longName(t('user'), ['username'], '_like', 63), 'user_username_cf016618_like'],
    [longName(t('city'), ['country_code'], '_like', 63), 'city_country_code_e66036e6_like'],
    [uniqueName(t('user_follows'), ['from_user_id', 'to_user_id'], 63), 'user_follows_from_user_id_to_user_id_f0186e34_uniq'],
    [foreignKeyName(t('post'), 'author_id', t('user'), 'id', 63), 'post_author_id_2343ddae_fk_user_id'],
    [foreignKeyName(t('city'), 'country_code', t('country'), 'code', 63), 'city_country_code_e66036e6_fk_country_code'],
    [
      foreignKeyName(t('cascade_grandchild'), 'child_id', t('cascade_child'), 'id', 63),
      'cascade_grandchild_child_id_b6f19074_fk_cascade_child_id',
    ],
    [
      foreignKeyName(t('waiter'), 'restaurant_id', t('restaurant'), 'place_ptr_id', 63),
      'waiter_restaurant_id_b6f38eb6_fk_restaurant_place_ptr_id',
    ],
    [
      foreignKeyName(t('auth_user_user_permissions'), 'permission_id', t('auth_permission'), 'id', 63),
      'auth_user_user_permi_permission_id_1fbb5f2c_fk_auth_perm',
    ],
  ])('%s', (ours, django) => {
    expect(ours).toBe(django);
  });

  it('are cut by bytes, in whole characters, to what the database takes', () => {
    const name = longName({ name: 'é'.repeat(40) }, ['ü'.repeat(30)], '_uniq', 63);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(63);
    expect(name).toMatch(/^é+_ü+_[0-9a-f]{8}_uniq$/);
  });

  it("of a model's own indexes are short", () => {
    expect(shortName({ name: 'blog_comment_archive' }, 'created_at', ['-created_at'], 'idx')).toMatch(
      /^blog_commen_created_[0-9a-f]{6}_idx$/,
    );
    expect(shortName({ name: '1st' }, 'a', ['a'], 'idx')).toMatch(/^Dst_a_[0-9a-f]{6}_idx$/);
    expect(shortName({ name: 't' }, 'a', ['a'], 'idx')).not.toBe(shortName({ name: 't' }, 'a', ['-a'], 'idx'));
  });
});
