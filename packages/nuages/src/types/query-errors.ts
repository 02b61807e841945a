// Error types. They are what the user reads, so they are named interfaces with short arguments:
//   Type 'string' is not assignable to type 'UnknownField<"titel", "Post", "title" | "author" | ...>'

/** Exactly one property with a readable name: the checker prints it when an object is rejected. */
export interface NuagesError {
  readonly 'invalid query': never;
}
/** Exists: the names that there are, written out where it is used: the checker would print an alias by its own name */
export interface UnknownField<Name, Model, Exists> extends NuagesError {
  readonly $?: [Name, Model, Exists];
}
export interface UnknownLookup<Lookup, Field, Valid> extends NuagesError {
  readonly $?: [Lookup, Field, Valid];
}
export interface TypeMismatch<Field, Got, Expected> extends NuagesError {
  readonly $?: [Field, Got, Expected];
}
export interface InvalidQ<Key, Model> extends NuagesError {
  readonly $?: [Key, Model];
}
export interface NotACondition<Got> extends NuagesError {
  readonly $?: [Got];
}
export interface NotNumeric<Path, Model> extends NuagesError {
  readonly $?: [Path, Model];
}
export interface NotBoolean<Path, Model> extends NuagesError {
  readonly $?: [Path, Model];
}
export interface NotText<Path, Model> extends NuagesError {
  readonly $?: [Path, Model];
}
/** no column of days or instants */
export interface NotADate<Path, Model> extends NuagesError {
  readonly $?: [Path, Model];
}
/** an annotation under a name that the rows have */
export interface ConflictsWithField<Name, Model> extends NuagesError {
  readonly $?: [Name, Model];
}
/** a field that create() and update() can't write: a many-to-many, a generated column */
export interface NotWritable<Name, Model> extends NuagesError {
  readonly $?: [Name, Model];
}
/** Exists: the paths that there are */
export interface NotARelation<Path, Model, Exists> extends NuagesError {
  readonly $?: [Path, Model, Exists];
}
/** a queryset of another model than the one that the relation leads to */
export interface WrongPrefetchModel<Path, Expected, Got> extends NuagesError {
  readonly $?: [Path, Expected, Got];
}
/** values() where rows of a model are meant */
export interface NotInstances<Path, Model> extends NuagesError {
  readonly $?: [Path, Model];
}
/** columns of a row that isn't loaded by selectRelated() yet */
export interface SelectRelatedFirst<Relation, Model> extends NuagesError {
  readonly $?: [Relation, Model];
}
/** remove() and clear() of rows whose foreign key can't be null */
export interface KeyIsNotNull<Field, Model> extends NuagesError {
  readonly $?: [Field, Model];
}
