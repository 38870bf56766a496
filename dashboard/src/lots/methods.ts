/** Which lots a sale takes, by the names that the API gives the methods. */
export const METHODS = [
  { value: "fifo", label: "FIFO", about: "First in, first out" },
  { value: "lifo", label: "LIFO", about: "Last in, first out" },
  { value: "hifo", label: "HIFO", about: "Dearest first" },
  { value: "lofo", label: "LOFO", about: "Cheapest first" },
  { value: "average", label: "Average", about: "One pool at its average cost" },
  { value: "specific", label: "Specific", about: "The lots that a sale names" },
] as const;
export type Method = (typeof METHODS)[number]["value"];

export const methodOf = (text: string | undefined): Method | null =>
  METHODS.find(({ value }) => value === text)?.value ?? null;
export const methodLabel = (method: string): string => METHODS.find(({ value }) => value === method)?.label ?? method;
