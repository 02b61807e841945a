type Equal<X, Y> = (<T>() => T extends X ? 1 : 2) extends <T>() => T extends Y ? 1 : 2 ? true : false;
/** `expectType<Expected>()(value)`: exact type equality */
export declare function expectType<T>(): <U>(value: U, ...ok: Equal<T, U> extends true ? [] : [{ expected: T; got: U }]) => void;
export declare function expectAssignable<T>(value: T): void;
