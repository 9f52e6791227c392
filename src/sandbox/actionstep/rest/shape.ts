export type AttributeKind = 'integer' | 'decimal' | 'text' | 'flag' | 'date' | 'timestamp' | 'time';

export type Attribute = {
  kind: AttributeKind;
  /** The only texts it may hold. */
  values?: readonly string[];
  required?: true;
  readOnly?: true;
  /** Code of the validation error when the value cannot be read. */
  code?: string;
};

export type Link = { to: string; required?: true; readOnly?: true };

/** What a resource's records are made of. */
export type Shape = {
  name: string;
  attributes: Readonly<Record<string, Attribute>>;
  links: Readonly<Record<string, Link>>;
};

export const text: Attribute = { kind: 'text' };
export const flag: Attribute = { kind: 'flag' };
export const integer: Attribute = { kind: 'integer' };
export const decimal: Attribute = { kind: 'decimal' };
export const date: Attribute = { kind: 'date' };
export const timestamp: Attribute = { kind: 'timestamp' };
export const time: Attribute = { kind: 'time' };

/** A text that is one of a few. */
export function oneOf(...values: readonly string[]): Attribute {
  return { kind: 'text', values };
}

/** The same attribute, asked for in every new record. */
export function required<T extends Attribute | Link>(part: T): T {
  return { ...part, required: true };
}

/** The same attribute, which a request cannot set. */
export function readOnly<T extends Attribute | Link>(part: T): T {
  return { ...part, readOnly: true };
}

/** The same attribute with the code of its validation error. */
export function withCode(attribute: Attribute, code: string): Attribute {
  return { ...attribute, code };
}

/** A link to records of another resource. */
export function to(resource: string): Link {
  return { to: resource };
}
