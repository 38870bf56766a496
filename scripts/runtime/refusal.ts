/** What a person at the terminal is told instead of a stack: one sentence on what is wrong and what to do. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The system's code of a failed call, such as EACCES. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error ? String(error.code) : undefined;
