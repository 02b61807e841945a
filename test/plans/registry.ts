import { register } from 'nuages';
import { Item } from './models.js';

declare module 'nuages' {
  interface Models {
    Item: typeof Item;
  }
}
register({ Item });
export { Item };
