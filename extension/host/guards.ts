/**
 * What may come in at a border, as predicates that a type is made from. They look at what structured cloning or JSON left,
 * so that nothing changes between the look and the use. A library for this was an eighth of the host script.
 */

/** Says whether a value is a `Type` and nothing more. */
export type Guard<Type> = (value: unknown) => value is Type;

/** The type that a guard lets through. */
export type Guarded<Of> = Of extends Guard<infer Type> ? Type : never;

/** An object with these fields and no others. */
export function object<Fields extends Record<string, Guard<unknown>>>(
  fields: Fields,
): Guard<{ [Name in keyof Fields]: Guarded<Fields[Name]> }> {
  const names = Object.keys(fields);
  return (value): value is { [Name in keyof Fields]: Guarded<Fields[Name]> } =>
    typeof value === "object" &&
    value !== null &&
    Object.keys(value).length === names.length &&
    names.every((name) => Object.hasOwn(value, name) && fields[name]?.((value as typeof fields)[name]));
}

/** One of these words. */
export function word<const Word extends string>(...words: readonly Word[]): Guard<Word> {
  return (value): value is Word => words.includes(value as Word);
}

/** A list, however long, of what `of` lets through. */
export function list<Type>(of: Guard<Type>): Guard<Type[]> {
  return (value): value is Type[] => Array.isArray(value) && value.every(of);
}

/** What any of these lets through. */
export function either<Guards extends readonly Guard<unknown>[]>(
  ...guards: Guards
): Guard<Guarded<Guards[number]>> {
  return (value): value is Guarded<Guards[number]> => guards.some((guard) => guard(value));
}

/** A text that matches. */
export function text(fits: (text: string) => boolean = () => true): Guard<string> {
  return (value): value is string => typeof value === "string" && fits(value);
}

/** A whole number from 0 on. */
export const count: Guard<number> = (value): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0;

/** Yes or no. */
export const flag: Guard<boolean> = (value): value is boolean => typeof value === "boolean";
