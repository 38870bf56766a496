/** Assets that a person may have of their own. */
export const MOST_OWN_ASSETS = 500;
