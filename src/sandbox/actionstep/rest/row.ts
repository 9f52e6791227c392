export type WireValue = string | number | null;

/** A record before it goes over the wire: what is absent is null there. Ids inside links are strings. */
export type Row = {
  id: number | string;
  attributes: Readonly<Record<string, WireValue>>;
  links: Readonly<Record<string, string | readonly string[] | null>>;
};
