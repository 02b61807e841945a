import type { Column } from './column.js';
import type { DurationInput } from '../ir/duration.js';
import type { DepTag } from './kind-at.js';
import type { Known } from './known.js';
import type { Payload, QDep } from './q.js';
import type { Later } from './results.js';
import type { EXPR, QW } from './symbols.js';
import type { Numeric } from './values.js';

// Expressions are written WITHOUT a model: `F('stock').sub(1)`, `Lower('name')`.
// Their type is a small AST (D: dependencies to verify, O: output), resolved when a model or a queryset receives them.
// D members: `any:path` the path must exist, others say of what kind it must be (see kind-at.ts), or what a condition or a comparison holds.
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
/** what gives a value for each row: an expression, or a Q, which is true or false */
export type Computable = AnyExpression | QDep<any>;
/** a path, or an expression */
export type Operand = string | AnyExpression;

export type DepsOf<X> = X extends Expression<infer D, any> ? D : never;
export type OutOf<X> = X extends Expression<any, infer O> ? O : never;
/** of an Operand: what it depends on, what it gives */
export type Dep<Tag extends DepTag, X> = X extends string ? `${Tag}:${X}` : X extends Expression<infer D, any> ? Tagged<Tag, D> : never;
export type Out<X> = X extends string ? Later<'path', X> : X extends Expression<any, infer O> ? O : never;
export type Tagged<Tag extends DepTag, D> = Tag extends 'any' ? D : D extends `any:${infer P}` ? `${Tag}:${P}` : D;
/** of a value, an expression or a Q */
export type ValueOut<X> = X extends Expression<any, infer O> ? O : X extends { readonly [QW]: infer W } ? Later<'truth', W> : X;
export type ValueDeps<X> = X extends Expression<infer D, any> ? D : X extends { readonly [QW]: infer W } ? QDep<W> : never;
/** of a condition inside an expression: lookups, a Q, an expression that is true or false */
export type ConditionDeps<W> = [W] extends [never] ? never : QDep<Payload<W>>;

export type ArithmeticOperand = Numeric | Date | DurationInput | AnyExpression;
export type WholeOperand = number | bigint | AnyExpression;
type Calculation<Tag extends DepTag, D, O, X> = Arithmetic<Tagged<Tag, D | ValueDeps<X>>, Later<'arithmetic', O, ValueOut<X>>>;
export interface Arithmetic<D, O> extends Expression<D, O> {
  /**
   * Plus a number, a duration or an expression.
   * @example
   * Comment.objects.filter({ score__lt: F('user__age').add(10) })
   * // SELECT ... FROM "comment" INNER JOIN "user" ON ("comment"."user_id" = "user"."id") WHERE "comment"."score" < ("user"."age" + $1)
   */
  add<X extends ArithmeticOperand>(x: X): Calculation<'ari', D, O, X>;
  /**
   * Minus a number, a duration, a date or an expression; the difference of two dates is a Duration.
   * @example
   * Comment.objects.filter({ score__lt: F('user__age').sub(10) })
   * // SELECT ... FROM "comment" INNER JOIN "user" ON ("comment"."user_id" = "user"."id") WHERE "comment"."score" < ("user"."age" - $1)
   */
  sub<X extends ArithmeticOperand>(x: X): Calculation<'ari', D, O, X>;
  /**
   * Times a number or an expression.
   * @example
   * Comment.objects.filter({ score__lt: F('user__age').mul(2) })
   * // SELECT ... FROM "comment" INNER JOIN "user" ON ("comment"."user_id" = "user"."id") WHERE "comment"."score" < ("user"."age" * $1)
   */
  mul<X extends ArithmeticOperand>(x: X): Calculation<'ari', D, O, X>;
  /**
   * Divided by a number or an expression; of whole numbers, as the database divides them.
   * @example
   * Reading.objects.orderBy(F('fee').div(2))
   * // SELECT ... FROM "reading" ORDER BY ("reading"."fee" / $1) ASC
   */
  div<X extends ArithmeticOperand>(x: X): Calculation<'ari', D, O, X>;
  /**
   * The remainder after division.
   * @example
   * Comment.objects.orderBy(F('score').mod(10))
   * // SELECT ... FROM "comment" ORDER BY ("comment"."score" % $1) ASC
   */
  mod<X extends ArithmeticOperand>(x: X): Calculation<'ari', D, O, X>;
  /**
   * To the power of a number or an expression.
   * @example
   * Comment.objects.orderBy(F('score').pow(2))
   * // SELECT ... FROM "comment" ORDER BY ("comment"."score" ^ $1) ASC
   */
  pow<X extends ArithmeticOperand>(x: X): Calculation<'ari', D, O, X>;
  /**
   * With the other sign.
   * @example
   * Comment.objects.orderBy(F('score').neg())
   * // SELECT ... FROM "comment" ORDER BY ("comment"."score" * (-1)) ASC
   */
  neg(): Arithmetic<Tagged<'num', D>, Later<'number', O>>;
  /**
   * The bits that are set in both.
   * @example
   * Comment.objects.filter({ score: F('score').bitAnd(3) })
   * // SELECT ... FROM "comment" WHERE "comment"."score" = ("comment"."score" & $1)
   */
  bitAnd<X extends WholeOperand>(x: X): Calculation<'int', D, O, X>;
  /**
   * The bits that are set in one or in both.
   * @example
   * Comment.objects.orderBy(F('score').bitOr(1))
   * // SELECT ... FROM "comment" ORDER BY ("comment"."score" | $1) ASC
   */
  bitOr<X extends WholeOperand>(x: X): Calculation<'int', D, O, X>;
  /**
   * The bits that are set in one, and not in the other.
   * @example
   * Comment.objects.orderBy(F('score').bitXor(1))
   * // SELECT ... FROM "comment" ORDER BY ("comment"."score" # $1) ASC
   */
  bitXor<X extends WholeOperand>(x: X): Calculation<'int', D, O, X>;
  /**
   * Bits moved to the left, by so many places.
   * @example
   * Comment.objects.orderBy(F('score').shiftLeft(2))
   * // SELECT ... FROM "comment" ORDER BY ("comment"."score" << $1) ASC
   */
  shiftLeft<X extends WholeOperand>(x: X): Calculation<'int', D, O, X>;
  /**
   * Bits moved to the right, by so many places.
   * @example
   * Comment.objects.orderBy(F('score').shiftRight(2))
   * // SELECT ... FROM "comment" ORDER BY ("comment"."score" >> $1) ASC
   */
  shiftRight<X extends WholeOperand>(x: X): Calculation<'int', D, O, X>;
}

export interface F<P extends string> extends Arithmetic<`any:${P}`, Later<'path', P>> {}
/** with the type that `field` reads, where one is given */
export type DefineValue = <const V, R = V>(value: V, field?: Column<any, R, any, any>) => Value<Known<R>>;
export interface Value<T> extends Arithmetic<never, T> {}
