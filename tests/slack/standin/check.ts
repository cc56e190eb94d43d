/** Gives the faults of a value found at a JSON pointer; none means that it is well formed. */
export type Check = (value: unknown, at: string) => readonly string[];

/** The checks of an object's fields by name. */
export type Shape = Readonly<Record<string, Check>>;

/** A JSON object of unknown content. */
export type Json = Readonly<Record<string, unknown>>;

/** The value as an object; an empty one when it is none. */
export function record(value: unknown): Json {
  return isRecord(value) ? value : {};
}

/** Whether a value is an object and no list. */
export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as text; empty when it is none. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A string of so many UTF-16 units. */
export function string(max: number, min = 1): Check {
  return (value, at) => {
    if (typeof value !== 'string') return [`${at}: must be a string`];
    if (value.length < min) return [`${at}: must have at least ${min} characters`];
    return value.length > max ? [`${at}: ${value.length} characters, at most ${max} allowed`] : [];
  };
}

/** One of the given values. */
export function one(...allowed: readonly (string | number)[]): Check {
  return (value, at) =>
    allowed.includes(value as string) ? [] : [`${at}: must be one of ${allowed.join(', ')}, not ${String(value)}`];
}

/** true or false. */
export const flag: Check = (value, at) => (typeof value === 'boolean' ? [] : [`${at}: must be true or false`]);

/** A number. */
export const number: Check = (value, at) => (typeof value === 'number' ? [] : [`${at}: must be a number`]);

/** A list of so many items of one kind. */
export function list(item: Check, max: number, min = 1): Check {
  return (value, at) => {
    if (!Array.isArray(value)) return [`${at}: must be a list`];
    const count =
      value.length < min || value.length > max ? [`${at}: ${value.length} items, ${min}–${max} allowed`] : [];
    return [...count, ...value.flatMap((each, i) => item(each, `${at}/${i}`))];
  };
}

/** An object with these fields and no others; `type` is always allowed. */
export function shape(required: Shape, optional: Shape = {}): Check {
  return (value, at) => {
    if (!isRecord(value)) return [`${at}: must be an object`];
    const missing = Object.keys(required).filter((key) => value[key] === undefined);
    const fields = Object.entries(value).flatMap(([key, field]) => {
      const check = required[key] ?? optional[key];
      if (check) return field === undefined ? [] : check(field, `${at}/${key}`);
      return key === 'type' ? [] : [`${at}: invalid additional property ${key}`];
    });
    return [...missing.map((key) => `${at}: missing required field ${key}`), ...fields];
  };
}

/** An object whose `type` says which check it must pass. */
export function variant(kinds: Shape): Check {
  return (value, at) => {
    const type = text(record(value).type);
    const check = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
    return check ? check(value, at) : [`${at}: unsupported type ${type || '(none)'}`];
  };
}

/** Both checks. */
export function both(first: Check, second: Check): Check {
  return (value, at) => [...first(value, at), ...second(value, at)];
}

/** At least one of the named fields is there. */
export function some(...keys: readonly string[]): Check {
  return (value, at) =>
    keys.some((key) => record(value)[key] !== undefined) ? [] : [`${at}: must define ${keys.join(' or ')}`];
}
