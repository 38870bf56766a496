import { keyedHash } from "./keyed-hash.ts";

/**
 * A cookie by which a browser shows that somebody signed in to this account with it before: strangers' wrong guesses do not
 * slow it. It opens nothing.
 */
const nameOf = (publicOrigin: string): string =>
  publicOrigin.startsWith("https:") ? "__Host-coinsight-device" : "coinsight-device";

const DAYS = 365;

export interface DeviceCookieDeps {
  readonly authSecret: string;
  readonly publicOrigin: string;
}

const seal = ({ authSecret }: DeviceCookieDeps, device: string, account: string) =>
  keyedHash(authSecret, "device", `${device} ${account}`);

/** The device's id when the `Cookie` header has a cookie that we gave it for this account; else null. */
export async function readDevice(deps: DeviceCookieDeps, header: string, account: string): Promise<string | null> {
  const start = `${nameOf(deps.publicOrigin)}=`;
  const pair = header.split(";").find((text) => text.trim().startsWith(start));
  const [device, signature] = pair?.trim().slice(start.length).split(".") ?? [];
  if (device === undefined || signature === undefined || device.length > 64) return null;
  return signature === (await seal(deps, device, account)) ? device : null;
}

/** `Set-Cookie` of a new device. */
export async function newDeviceCookie(deps: DeviceCookieDeps, account: string): Promise<string> {
  const device = crypto.randomUUID();
  const value = `${device}.${await seal(deps, device, account)}`;
  const secure = deps.publicOrigin.startsWith("https:") ? "; Secure" : "";
  return `${nameOf(deps.publicOrigin)}=${value}; Max-Age=${DAYS * 86_400}; Path=/; HttpOnly; SameSite=Strict${secure}`;
}
