import { describe, expect, it, vi } from 'vitest';
import { char, foreignKey, manyToMany } from '../../src/fields/index.js';
import { defineModel, type ModelDefinition, type Registration } from '../../src/metadata/index.js';
import { Registry } from '../../src/metadata/registry.js';
import { wrong } from './bind-for-test.js';

const entry = (definition: ModelDefinition, more: Partial<Registration> = {}): Registration => {
  class Row {}
  return {
    definition,
    app: definition.app,
    schema: null,
    class: { constructor: Row, prototype: Row.prototype, ownFields: false },
    defaultManager: 'objects',
    ...more,
  };
};
const define = (name: string, fields: object = {}, file: string | null = null) => defineModel(name, fields, {}, { file });
const names = (registry: Registry) => registry.models.map((m) => m.name);

describe('the registry', () => {
  it('makes the model of the definition ready, the same object', () => {
    const registry = new Registry();
    const post = define('Post', { tags: manyToMany('Tag') });
    const before = post.meta;
    expect(before).toMatchObject({ name: 'Post', ready: false });
    registry.register([entry(post), entry(define('Tag'))]);
    expect(post.meta).toBe(before);
    expect(post.meta.ready).toBe(true);
    expect(names(registry)).toEqual(['Post', 'Post_tags', 'Tag']);
  });

  it('does nothing when the same is registered again', () => {
    const registry = new Registry();
    const post = entry(define('Post'));
    registry.register([post]);
    const { meta } = post.definition;
    registry.register([post, { ...post }]);
    expect(post.definition.meta).toBe(meta);
  });

  it('replaces a model that was defined again in its file, and binds what is connected with it anew', () => {
    const registry = new Registry();
    const attach = vi.fn<(meta: unknown) => void>();
    const [user, post, other] = [
      define('User', {}, '/a.ts'),
      define('Post', { user: foreignKey('User') }, '/a.ts'),
      define('Other', {}, '/a.ts'),
    ];
    registry.register([entry(user, { attach }), entry(post), entry(other)]);
    const [oldUser, oldOther] = [user.meta, other.meta];
    const again = define('Post', { user: foreignKey('User'), title: char() }, '/a.ts');
    registry.register([entry(again)]);
    expect(user.meta).not.toBe(oldUser);
    expect(user.meta.relations.get('post')!.target).toBe(again.meta);
    expect(oldUser.relations.get('post')!.target).toBe(post.meta);
    expect(other.meta).toBe(oldOther);
    expect(attach.mock.calls.map(([meta]) => meta)).toEqual([oldUser, user.meta]);
  });

  it('lets go of a relation that a new definition does not have', () => {
    const registry = new Registry();
    const user = define('User');
    registry.register([entry(user), entry(define('Post', { user: foreignKey('User') }))]);
    registry.register([entry(define('Post', { title: char() }))]);
    expect([...user.meta.relations.keys()]).toEqual([]);
  });

  it('refuses one name from two files', () => {
    const registry = new Registry();
    registry.register([entry(define('Post', {}, '/a.ts'))]);
    expect(wrong(() => registry.register([entry(define('Post', {}, '/b.ts'))]))).toBe(
      'NUA_MODEL_INVALID: Post is defined in /a.ts and in /b.ts. Give one of them another name, or register them with different apps.',
    );
    registry.register([entry(define('b.Post', {}, '/b.ts'))]);
    expect(names(registry)).toEqual(['Post', 'Post']);
  });

  it('refuses one name by two classes at once, also in one file', () => {
    expect(wrong(() => new Registry().register([entry(define('Post', {}, '/a.ts')), entry(define('Post', {}, '/a.ts'))]))).toContain(
      'Post is defined by two classes.',
    );
  });

  it('refuses one model in two applications', () => {
    const registry = new Registry();
    const post = define('Post');
    registry.register([entry(post, { app: 'a' })]);
    expect(wrong(() => registry.register([entry(post, { app: 'b' })]))).toContain('Post is registered as a.Post already.');
  });

  it('changes nothing when something is wrong', () => {
    const registry = new Registry();
    const user = define('User');
    registry.register([entry(user)]);
    const { meta } = user;
    const bad = define('Post', { user: foreignKey('User'), tag: foreignKey('Tag') });
    expect(wrong(() => registry.register([entry(bad)]))).toContain('Post.tag points at "Tag"');
    expect(user.meta).toBe(meta);
    expect(bad.meta.ready).toBe(false);
    expect(names(registry)).toEqual(['User']);
    registry.register([entry(bad), entry(define('Tag'))]);
    expect(bad.meta.ready).toBe(true);
  });

  it('lets applications point at each other: a model waits for the other application', () => {
    const registry = new Registry();
    const [post, comment, user] = [
      define('blog.Post', { user: foreignKey('auth.User') }),
      define('blog.Comment', { post: foreignKey('Post') }),
      define('auth.User', { favourite: foreignKey('blog.Post', { null: true, relatedName: '+' }) }),
    ];
    const tag = define('blog.Tag');
    registry.register([entry(post), entry(comment), entry(tag)]);
    expect([post.meta.ready, comment.meta.ready, tag.meta.ready]).toEqual([false, false, true]);
    expect([registry.missing(post), registry.missing(comment), registry.missing(tag)]).toEqual(['auth.User', 'Post', null]);
    registry.register([entry(user)]);
    expect([post.meta.ready, comment.meta.ready, user.meta.ready]).toEqual([true, true, true]);
    expect(registry.missing(post)).toBeNull();
    expect([...user.meta.relations.keys()]).toEqual(['favourite', 'post']);
  });

  it('does not wait for what an application that is registered does not have', () => {
    const registry = new Registry();
    registry.register([entry(define('auth.User'))]);
    expect(wrong(() => registry.register([entry(define('blog.Post', { user: foreignKey('auth.Usr') }))]))).toContain(
      'Post.user points at "auth.Usr", which is no registered model. Did you mean "auth.User"?',
    );
  });
});
