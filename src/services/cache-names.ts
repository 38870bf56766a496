import type { Namespace } from "../storage/cache/policies.ts";
import { POLICIES } from "../storage/cache/policies.ts";

/** The namespaces of the cache, for whoever has to name one. */
export const POLICY_NAMES = Object.keys(POLICIES) as [Namespace, ...Namespace[]];
