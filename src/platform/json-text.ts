/** What `JSON.stringify` made of a T: an answer that is written once and sent many times. */
export type JsonText<T> = string & { readonly __json: T };

export const jsonText = <T>(value: T): JsonText<T> => JSON.stringify(value) as JsonText<T>;
