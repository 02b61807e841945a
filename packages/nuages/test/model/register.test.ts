import { describe, expect, it } from 'vitest';
import { Q } from '../../src/expressions/index.js';
import { boolean, char, foreignKey, integer, manyToMany } from '../../src/fields/index.js';
import { META, registry } from '../../src/metadata/index.js';
import { fieldGroup as Abstract, Model, ModelInstance, nuages, register } from '../../src/model/index.js';
import { Manager, manager, QuerySet } from '../../src/queryset/index.js';

const wrong = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was thrown');
};
const queryset = (of: unknown) => (of as { all(): object }).all();

describe('before register()', () => {
  class Early extends Model('Early', { title: char() }) {}
  it('a model says what to import', () => {
    const message = wrong(() => Early.objects);
    expect(message).toMatch(
      /^NUA_MODEL_UNREGISTERED: Early was used before it was registered\. Import the module that calls register\(models\) first \(Early is defined in .*register\.test\.ts\), and export Early from those models\.$/,
    );
    expect(wrong(() => new Early())).toMatch(/^NUA_MODEL_UNREGISTERED: Early/);
    expect(wrong(() => Early.input['~standard'].validate({}))).toMatch(/^NUA_MODEL_UNREGISTERED: Early/);
  });
  it('its metadata is not ready', () => {
    expect(Early[META]).toMatchObject({ name: 'Early', ready: false });
  });
});

describe('register()', () => {
  it('passes over whatever is no model', () => {
    class Plain extends Model('Plain', {}) {}
    register({ Plain, a: 1, b: null, c: undefined, d: () => 1, e: class {}, f: { Plain }, default: Plain });
    expect(Plain[META]).toMatchObject({ name: 'Plain', ready: true, table: { name: 'plain' } });
    expect(registry.models.filter((m) => m.name === 'Plain')).toHaveLength(1);
  });

  it('gives app and schema to models that do not say theirs', () => {
    class One extends Model('One', {}) {}
    class Two extends Model('Two', {}, { app: 'own', schema: 's' }) {}
    class Three extends Model('third.Three', {}) {}
    register({ One, Two, Three }, { app: 'given', schema: 'g' });
    expect([One, Two, Three].map((m) => m[META].table)).toEqual([
      { schema: 'g', name: 'given_one' },
      { schema: 's', name: 'own_two' },
      { schema: 'g', name: 'third_three' },
    ]);
  });

  it.each<[string, () => unknown, string]>([
    ['a class', () => register(class {}), 'register() takes the models as an object.'],
    ['an unknown option', () => register({}, { label: 'x' }), 'register() has no option "label".'],
    ['an app that is no name', () => register({}, { app: 'a b' }), 'register(): app takes the plain name of an application.'],
  ])('refuses %s', (_, run, says) => {
    expect(wrong(run)).toContain(says);
  });

  it('makes rows of the exported class, of the base where there is no other', () => {
    class Exported extends Model('Exported', {}) {}
    const Alone = Model('Alone', {});
    register({ Exported, Alone });
    expect(Exported[META].class.constructor).toBe(Exported);
    expect(Alone[META].class.constructor).toBe(Alone);
    expect(Alone.name).toBe('Alone');
  });

  it('prefers the class that extends the base, and the nearest to it', () => {
    const Base = Model('Layered', {});
    class Layered extends Base {}
    class Further extends Layered {}
    register({ Further, Base, Layered });
    expect(Base[META].class.constructor).toBe(Layered);
  });

  it('refuses two classes of one model', () => {
    const Base = Model('Double', {});
    class A extends Base {}
    class B extends Base {}
    expect(wrong(() => register({ A, B }))).toContain('NUA_MODEL_INVALID: Double is extended by two classes, A and B.');
  });

  it('replaces a class that was defined again', () => {
    const define = (fields: object) => class Hot extends Model('Hot', fields) {};
    const [first, second] = [define({ a: char() }), define({ b: char() })];
    class HotChild extends Model('HotChild', { hot: foreignKey('Hot') }) {}
    register({ first, HotChild });
    const childObjects = HotChild.objects;
    register({ second, HotChild });
    expect(HotChild[META].relations.get('hot')!.target).toBe(second[META]);
    expect(HotChild[META].relations.get('hot')!.target.class.constructor).toBe(second);
    expect(HotChild.objects).not.toBe(childObjects);
  });

  it('lets models of two calls point at each other, and says what is missing till then', () => {
    class Page extends Model('site.Page', { owner: foreignKey('people.Person') }) {}
    class Person extends Model('people.Person', { home: foreignKey('site.Page', { null: true, relatedName: '+' }) }) {}
    register({ Page });
    expect(wrong(() => Page.objects)).toBe(
      'NUA_MODEL_UNREGISTERED: Page points at people.Person, which is not registered. Import the module that calls register() for people.Person.',
    );
    register({ Person });
    expect(Page.objects).toBeInstanceOf(Manager);
    expect([...Person[META].accessors.keys()]).toEqual(['home', 'pageSet']);
  });

  it('gives instances accessors for relations, from both sides', () => {
    class Book extends Model('Book', { writer: foreignKey('Writer', { relatedName: 'books' }), tags: manyToMany('Genre') }) {}
    class Writer extends Model('Writer', {}) {}
    class Genre extends Model('Genre', {}) {}
    register({ Book, Writer, Genre });
    expect('books' in Writer.prototype).toBe(true);
    expect('writer' in Book.prototype).toBe(true);
    expect('bookSet' in Genre.prototype).toBe(true);
    expect(Object.keys(new Book({ writerId: 1 }))).toEqual(['id', 'writerId']);
  });
});

describe('the probe', () => {
  it('refuses class fields that hide fields', () => {
    class Hidden extends Model('Hidden', { title: char(), author: foreignKey('self', { null: true }) }) {
      title = 'x';
    }
    expect(wrong(() => register({ Hidden }))).toBe(
      'NUA_MODEL_SHADOWED: Hidden has a class field "title", which hides the field Hidden.title. Write `declare title: ...`, which says its type and makes nothing, or leave it out.',
    );
    class HiddenKey extends Model('HiddenKey', { author: foreignKey('self', { null: true }) }) {
      authorId = 1;
    }
    expect(wrong(() => register({ HiddenKey }))).toContain('NUA_MODEL_SHADOWED: HiddenKey has a class field "authorId"');
    class HiddenId extends Model('HiddenId', {}) {
      declare id: number;
    }
    register({ HiddenId });
  });

  it('refuses class fields that hide relations of others', () => {
    class Seen extends Model('Seen', {}) {
      children = 1;
    }
    class SeenChild extends Model('SeenChild', { parent: foreignKey('Seen', { relatedName: 'children' }) }) {}
    expect(wrong(() => register({ Seen, SeenChild }))).toContain('NUA_MODEL_SHADOWED: Seen has a class field "children"');
  });

  it('refuses methods and getters that hide fields and relations', () => {
    class Shown extends Model('Shown', { title: char() }) {
      get title() {
        return 'x';
      }
    }
    expect(wrong(() => register({ Shown }))).toContain(
      'NUA_MODEL_SHADOWED: Shown has a class member "title", which hides the field Shown.title. Give the method or getter another name.',
    );
    class Parent extends Model('Parent', {}) {
      kids() {
        return [];
      }
    }
    class Kid extends Model('Kid', { parent: foreignKey('Parent', { relatedName: 'kids' }) }) {}
    expect(wrong(() => register({ Parent, Kid }))).toContain(
      'NUA_MODEL_SHADOWED: Parent has a class member "kids", which hides the relation Parent.kids.',
    );
  });

  it('finds out which classes need their own constructor', () => {
    class Bare extends Model('Bare', {}) {
      get twice() {
        return 2;
      }
    }
    class WithField extends Model('WithField', {}) {
      extra = 1;
    }
    class WithPrivate extends Model('WithPrivate', {}) {
      #secret = 1;
      reveal() {
        return this.#secret;
      }
    }
    class WithConstructor extends Model('WithConstructor', {}) {
      constructor(data?: object) {
        super(data);
        Object.defineProperty(this, 'made', { value: true });
      }
    }
    register({ Bare, WithField, WithPrivate, WithConstructor });
    expect([Bare, WithField, WithPrivate, WithConstructor].map((m) => m[META].class.ownFields)).toEqual([false, true, true, true]);
  });

  it('says which constructor threw', () => {
    class Needy extends Model('Needy', {}) {
      constructor() {
        super();
        throw new Error('no');
      }
    }
    expect(wrong(() => register({ Needy }))).toContain("NUA_MODEL_INVALID: Needy can't be made without data: its constructor threw.");
  });
});

describe('managers', () => {
  class NewsQuerySet extends QuerySet {
    fresh() {
      return this.filter(Q({ isFresh: true }));
    }
  }
  class News extends Model('News', { isFresh: boolean() }) {
    static override objects = manager(NewsQuerySet);
    static readonly stale = manager(QuerySet, (all) => all.filter({ isFresh: false }));
  }
  class Notice extends Model('Notice', { isOld: boolean() }) {
    static readonly current = manager(QuerySet, (all) => all.filter({ isOld: false }));
  }
  class Named extends Model('Named', {}, { defaultManager: 'second' }) {
    static readonly first = manager();
    static readonly second = manager();
  }
  class None extends Model('None', {}) {}
  register({ News, Notice, Named, None });

  it('are bound to their model', () => {
    expect(queryset(News.objects)).toBeInstanceOf(NewsQuerySet);
    expect(queryset(None.objects)).toBeInstanceOf(QuerySet);
    expect(None.objects).toBe(None.objects);
    expect(queryset(News.stale)).not.toBeInstanceOf(NewsQuerySet);
  });
  it('the default one is the first that is declared, the one named, or objects', () => {
    expect([News, Notice, Named, None].map((m) => m[META].defaultManager)).toEqual(['objects', 'current', 'second', 'objects']);
  });
  it('the one named must be there', () => {
    class Wrong extends Model('Wrong', {}, { defaultManager: 'curent' }) {
      static readonly current = manager();
    }
    expect(wrong(() => register({ Wrong }))).toContain(
      'NUA_MODEL_INVALID: Wrong has the defaultManager "curent", which is no manager of it. Did you mean "current"?',
    );
  });
  it('can be assigned by classes that are compiled to do so', () => {
    class Assigned extends Model('Assigned', {}) {}
    Assigned.objects = manager(NewsQuerySet);
    register({ Assigned });
    expect(queryset(Assigned.objects)).toBeInstanceOf(NewsQuerySet);
  });
});

describe('groups of fields', () => {
  class Sized extends Abstract({ width: integer({ default: 1 }), height: integer({ default: 2 }) }) {
    declare width: number;
    declare height: number;
    get area() {
      return this.width * this.height;
    }
    grow() {
      this.width++;
    }
  }
  class Named extends Abstract({ name: char(), width: char() }) {
    greet() {
      return 'hello';
    }
  }
  it('give models their fields and methods', () => {
    class Box extends Model('Box', [Sized, Named], { height: integer({ default: 3 }), depth: integer({ default: 1 }) }) {}
    register({ Box });
    expect(Box[META].columns.map((c) => c.name)).toEqual(['id', 'name', 'width', 'height', 'depth']);
    const box = new Box({ name: 'b' }) as unknown as Sized & Named;
    expect(box.area).toBe(3);
    box.grow();
    expect(box.area).toBe(6);
    expect(box.greet()).toBe('hello');
  });
  it('can not have members that hide fields of the model', () => {
    class Boxed extends Model('Boxed', [Sized], { area: integer() }) {}
    expect(wrong(() => register({ Boxed }))).toContain(
      'NUA_MODEL_SHADOWED: Boxed has a class member "area", which hides the field Boxed.area.',
    );
  });
  it('can be abstract models, which are no models of their own', () => {
    class Part extends Model('Part', { serial: char() }, { abstract: true }) {
      label() {
        return 'part';
      }
    }
    class Wheel extends Model('Wheel', [Part as never], { size: integer() }) {}
    register({ Part, Wheel });
    expect(Wheel[META].columns.map((c) => c.name)).toEqual(['id', 'serial', 'size']);
    expect((Wheel.prototype as unknown as { label(): string }).label()).toBe('part');
    expect(registry.models.map((m) => m.name)).not.toContain('Part');
    expect(wrong(() => Part.objects)).toBe(
      "NUA_MODEL_UNREGISTERED: Part is abstract: it has no table and no rows. Use a model that takes it over: Model('Other', [Part], { ... }).",
    );
  });
  it('can not have class fields or private members, which would be lost', () => {
    class Fielded extends Abstract({ a: char() }) {
      extra = 1;
    }
    class Secret extends Abstract({ a: char() }) {
      #secret = 1;
      reveal() {
        return this.#secret;
      }
    }
    expect(wrong(() => Model('X', [Fielded], {}))).toContain(
      'NUA_MODEL_INVALID: X takes over from Fielded, which has the class field "extra".',
    );
    expect(wrong(() => Model('X', [Secret], {}))).toContain('NUA_MODEL_INVALID: X takes over from Secret, which has private members.');
    expect(wrong(() => Model('X', [class {} as never], {}))).toContain(
      'X takes over from something that is neither an abstract class nor a model.',
    );
  });
});

describe('input and patch', () => {
  class Shop extends Model('Shop', { name: char() }) {}
  class Item extends Model('Item', {
    title: char({ maxLength: 3 }),
    status: char({ choices: ['a', 'b'], default: 'a' }),
    count: integer({
      null: true,
      validators: [
        (v: number) => {
          if (v < 0) throw new Error('takes no negative number');
        },
      ],
    }),
    shop: foreignKey('Shop'),
    tags: manyToMany('Shop', { relatedName: '+' }),
  }) {}
  register({ Shop, Item });
  const shop = new Shop({ id: 1, name: 'x' });
  const issues = (schema: typeof Item.input, value: unknown) => {
    const result = schema['~standard'].validate(value) as { issues?: { message: string; path: string[] }[]; value?: unknown };
    return result.issues ? result.issues.map((i) => `${i.path.join('.')}: ${i.message}`) : result.value;
  };

  it('are Standard Schemas', () => {
    expect(Item.input['~standard']).toMatchObject({ version: 1, vendor: 'nuages' });
    expect(Item.patch).toBe(Item.patch);
  });
  it('give back what is right, as it is', () => {
    const value = { title: 'abc', status: 'b', count: null, shop };
    expect(issues(Item.input, value)).toBe(value);
    expect(issues(Item.input, { title: 'abc', shopId: 1 })).toEqual({ title: 'abc', shopId: 1 });
    expect(issues(Item.patch, {})).toEqual({});
  });
  it('say all that is wrong, and where', () => {
    expect(issues(Item.input, { title: 'abcd', status: 'c', count: -1, nope: 1, tags: [] })).toEqual([
      'title: takes at most 3 characters',
      'status: takes one of a, b',
      'count: takes no negative number',
      'nope: is no field of Item that can be given',
      'tags: is no field of Item that can be given',
      'shop: is required',
    ]);
    expect(issues(Item.patch, { title: 5, shop: null, count: '1' })).toEqual([
      'title: takes text',
      'shop: takes no null',
      'count: takes a whole number',
    ]);
    expect(issues(Item.patch, { shop: 'x', title: undefined })).toEqual(['shop: takes a whole number', 'title: takes no undefined']);
    expect(issues(Item.patch, { shop: new Item({ title: 'a', shopId: 1 }) })).toEqual(['shop: takes a Shop or its key, not a Item']);
    expect(issues(Item.patch, { shop: new Shop({ name: 'x' }) })).toEqual(['shop: takes a saved Shop: this one has no key']);
    expect(issues(Item.patch, { shop, shopId: 1 })).toEqual(['shopId: is given twice, as shop and as shopId']);
    expect(issues(Item.input, [])).toEqual([': takes an object with the fields of a Item']);
    expect(issues(Item.input, JSON.parse('{"__proto__": {"title": "x"}, "title": "x", "shop": 1}'))).toEqual([
      '__proto__: is no field of Item that can be given',
    ]);
  });
});

it('refuses the names of everything that instances have', () => {
  const members = Object.getOwnPropertyNames(ModelInstance.prototype).filter((name) => name !== 'constructor');
  expect(members.length).toBeGreaterThan(5);
  for (const name of members) expect(wrong(() => Model('Any', { [name]: char() }))).toContain(`NUA_NAME_RESERVED: Any.${name}`);
});

describe('nuages()', () => {
  it('gives the same functions', () => {
    const app = nuages();
    expect(app.Model).toBe(Model);
    expect(app.foreignKey).toBe(foreignKey);
  });
});
