import type { DurationInput } from '../ir/duration.js';
import type { Later } from './results.js';
import type { EXPR } from './symbols.js';
import type { Numeric } from './values.js';

// Expressions are written WITHOUT a model: `F('stock').sub(1)`, `Lower('name')`.
// Their type is a small AST (D: dependencies to verify, O: output), resolved when a model or a queryset receives them.
// D members: `any:path` the path must exist, `num:path` it must be numeric, `ari:path` numeric or a date, or the payload of a Q.
export interface Expression<D, O> {
  readonly [EXPR]: { deps: D; out: O };
  /**
   * Ascending, for orderBy() and indexes; where nulls go is the database's habit unless it is said.
   * @example
   * User.objects.orderBy(F('email').asc({ nullsFirst: true }))
   * // SELECT ... FROM "user" ORDER BY "user"."email" ASC NULLS FIRST
   */
  asc(options?: NullsOrder): Expression<D, O>;
  /**
   * Descending, for orderBy() and indexes; where nulls go is the database's habit unless it is said.
   * @example
   * User.objects.orderBy(F('email').desc({ nullsLast: true }))
   * // SELECT ... FROM "user" ORDER BY "user"."email" DESC NULLS LAST
   */
  desc(options?: NullsOrder): Expression<D, O>;
}
export interface NullsOrder {
  /** nulls before all values; false unless given */
  nullsFirst?: boolean;
  /** nulls after all values; false unless given */
  nullsLast?: boolean;
}
export type AnyExpression = Expression<any, any>;
/** a path, or an expression */
export type Operand = string | AnyExpression;

export type DepsOf<X> = X extends Expression<infer D, any> ? D : never;
export type OutOf<X> = X extends Expression<any, infer O> ? O : never;
/** of an Operand: what it depends on, what it gives */
export type Dep<Tag extends 'any' | 'num' | 'ari', X> = X extends string
  ? `${Tag}:${X}`
  : X extends Expression<infer D, any>
    ? Tagged<Tag, D>
    : never;
export type Out<X> = X extends string ? Later<'path', X> : X extends Expression<any, infer O> ? O : never;
type Tagged<Tag extends string, D> = Tag extends 'any' ? D : D extends `any:${infer P}` ? `${Tag}:${P}` : D;
/** of a value or an expression */
export type ValueOut<X> = X extends Expression<any, infer O> ? O : X;
type OperandDeps<D, X> = X extends Expression<infer E, any> ? Tagged<'ari', D | E> : X extends Numeric ? Tagged<'ari', D> : D;

export type ArithmeticOperand = Numeric | Date | DurationInput | AnyExpression;
type Calculation<D, O, X> = Arithmetic<OperandDeps<D, X>, Later<'arithmetic', O, ValueOut<X>>>;
export interface Arithmetic<D, O> extends Expression<D, O> {
  /**
   * Plus a number, a duration or an expression.
   * @example
   * Comment.objects.filter({ score__lt: F('user__age').add(10) })
   * // SELECT ... FROM "comment" INNER JOIN "user" ON ("comment"."user_id" = "user"."id") WHERE "comment"."score" < ("user"."age" + $1)
   */
  add<X extends ArithmeticOperand>(x: X): Calculation<D, O, X>;
  /**
   * Minus a number, a duration, a date or an expression; the difference of two dates is a Duration.
   * @example
   * Comment.objects.filter({ score__lt: F('user__age').sub(10) })
   * // SELECT ... FROM "comment" INNER JOIN "user" ON ("comment"."user_id" = "user"."id") WHERE "comment"."score" < ("user"."age" - $1)
   */
  sub<X extends ArithmeticOperand>(x: X): Calculation<D, O, X>;
  /**
   * Times a number or an expression.
   * @example
   * Comment.objects.filter({ score__lt: F('user__age').mul(2) })
   * // SELECT ... FROM "comment" INNER JOIN "user" ON ("comment"."user_id" = "user"."id") WHERE "comment"."score" < ("user"."age" * $1)
   */
  mul<X extends ArithmeticOperand>(x: X): Calculation<D, O, X>;
  /**
   * Divided by a number or an expression; of whole numbers, as the database divides them.
   * @example
   * Reading.objects.orderBy(F('fee').div(2))
   * // SELECT ... FROM "reading" ORDER BY ("reading"."fee" / $1) ASC
   */
  div<X extends ArithmeticOperand>(x: X): Calculation<D, O, X>;
  /**
   * The remainder after division.
   * @example
   * Comment.objects.orderBy(F('score').mod(10))
   * // SELECT ... FROM "comment" ORDER BY ("comment"."score" % $1) ASC
   */
  mod<X extends ArithmeticOperand>(x: X): Calculation<D, O, X>;
  /**
   * To the power of a number or an expression.
   * @example
   * Comment.objects.orderBy(F('score').pow(2))
   * // SELECT ... FROM "comment" ORDER BY ("comment"."score" ^ $1) ASC
   */
  pow<X extends ArithmeticOperand>(x: X): Calculation<D, O, X>;
}

export interface F<P extends string> extends Arithmetic<`any:${P}`, Later<'path', P>> {}
export interface Value<T> extends Arithmetic<never, T> {}
