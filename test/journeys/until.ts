/** Tries until it holds; the last failure tells why it never did. */
export async function until<T>(
  holds: () => T | Promise<T>,
  withinMs = 15_000,
): Promise<Exclude<T, null | undefined | false>> {
  const deadline = Date.now() + withinMs;
  let last: unknown = null;
  while (Date.now() < deadline) {
    try {
      const found = await holds();
      if (found) return found as Exclude<T, null | undefined | false>;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`it did not come true within ${withinMs} ms`, { cause: last });
}
