/** A Worker's fetch sends none by itself, and several sources refuse a client without one. */
export const USER_AGENT = "coinsight/1.0 (portfolio and news tracker)";
