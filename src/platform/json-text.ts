/** What `JSON.stringify` made of a T: an answer that is written once and sent many times. */
export type JsonText<T> = string & { readonly __json: T };

/** The same as it goes out: what is sent again and again is encoded once. Never written to. */
export type JsonBytes<T> = Uint8Array<ArrayBuffer> & { readonly __json: T };

export const jsonBytes = <T>(text: JsonText<T>): JsonBytes<T> => new TextEncoder().encode(text) as JsonBytes<T>;

export const jsonText = <T>(value: T): JsonText<T> => JSON.stringify(value) as JsonText<T>;
