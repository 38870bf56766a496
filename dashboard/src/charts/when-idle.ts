/** Longer than this nobody waits for a picture. */
const AT_LATEST_MS = 1_500;

/** When what stands before it has been painted: figures first, then the pictures of them. */
export const whenIdle = (): Promise<void> =>
  new Promise((resolve) => {
    // Safari has none.
    if (!("requestIdleCallback" in globalThis)) setTimeout(resolve, 100);
    else requestIdleCallback(() => resolve(), { timeout: AT_LATEST_MS });
  });
