/** The one function of node:crypto that we call ourselves: unlike crypto.subtle it hashes without a promise. */
declare module "node:crypto" {
  export function createHash(algorithm: "sha256"): {
    update(text: string): { digest(encoding: "base64"): string };
  };
}
