/** Starts a little before it is seen, so that nobody sees it come. */
const MARGIN = "200px";

/** When an element is on the screen or close to it: what is further down costs nothing until somebody goes there. */
export const whenNear = (element: Element | null): Promise<void> =>
  new Promise((resolve) => {
    if (element === null) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        resolve();
      },
      { rootMargin: MARGIN },
    );
    observer.observe(element);
  });
