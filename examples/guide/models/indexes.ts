import { boolean, char, dateTime, email, index, Lower, Model, Q } from 'nuages';

/** The users once more, for the chapter on indexes: this table has none but its key's. */
export class UserUnindexed extends Model('UserUnindexed', {
  username: char({ maxLength: 150 }),
  email: email(),
  status: char({ maxLength: 20 }),
  isStaff: boolean({ default: false }),
  lastLogin: dateTime({ null: true }),
}) {}

/** And this one has one of each kind: two of a single column, a composite, a partial and a functional one. */
export class UserIndexed extends Model(
  'UserIndexed',
  {
    username: char({ maxLength: 150 }),
    email: email(),
    status: char({ maxLength: 20 }),
    isStaff: boolean({ default: false }),
    lastLogin: dateTime({ null: true }),
  },
  {
    indexes: [
      index(['email'], { name: 'by_email' }),
      index(['lastLogin'], { name: 'by_login' }),
      index(['status', 'lastLogin'], { name: 'by_status_login' }),
      index(['username'], { where: Q({ isStaff: true }), name: 'staff_by_name' }),
      index([Lower('email')], { name: 'by_lower_email' }),
    ],
  },
) {}
