/**
 * Packages with native parts name one optional binary per system. npm writes into the lock file only those that it saw,
 * and npm 11 then refuses the file elsewhere ("Missing: … from lock file"). These are the entries that it left out.
 */
export interface LockEntry {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export interface LockFile {
  readonly packages: Readonly<Record<string, LockEntry>>;
}

const SYSTEMS: Readonly<Record<string, string>> = {
  android: "android",
  darwin: "darwin",
  freebsd: "freebsd",
  linux: "linux",
  openharmony: "openharmony",
  win32: "win32",
  windows: "win32",
};

const PROCESSORS: Readonly<Record<string, string>> = {
  arm: "arm",
  arm64: "arm64",
  ia32: "ia32",
  ppc64: "ppc64",
  riscv64: "riscv64",
  s390x: "s390x",
  x64: "x64",
  // workerd's own way of writing x64.
  "64": "x64",
};

const LIBRARIES: Readonly<Record<string, string>> = {
  gnu: "glibc",
  gnueabihf: "glibc",
  musl: "musl",
  musleabihf: "musl",
};

/** Path in the lock file → entry, for every optional dependency that has none. Throws for a version that is a range. */
export function missingBinaries(lock: LockFile): Record<string, LockEntry> {
  const missing: Record<string, LockEntry> = {};
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (resolves(lock, path, name)) continue;
      if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)) {
        throw new Error(`${path || "package.json"} wants ${name}@${version}: only an exact version can be added`);
      }
      missing[`node_modules/${name}`] = binary(name, version, entry.dev === true);
    }
  }
  return missing;
}

/** The lock file with `entries` added, in npm's own order. */
export function withEntries<T extends LockFile>(lock: T, entries: Readonly<Record<string, LockEntry>>): T {
  const packages = Object.entries({ ...lock.packages, ...entries });
  return { ...lock, packages: Object.fromEntries(packages.toSorted(([a], [b]) => a.localeCompare(b, "en"))) };
}

function resolves(lock: LockFile, from: string, name: string): boolean {
  for (let folder = from; ; folder = folder.slice(0, folder.lastIndexOf("node_modules/")).replace(/\/$/, "")) {
    if (lock.packages[`${folder === "" ? "" : `${folder}/`}node_modules/${name}`] !== undefined) return true;
    if (folder === "") return false;
  }
}

/** Without `os`, `cpu` and `libc` npm would install the binary of every system. */
function binary(name: string, version: string, dev: boolean): LockEntry {
  const words = name.slice(name.lastIndexOf("/") + 1).split("-");
  const known = (table: Readonly<Record<string, string>>) => words.flatMap((word) => table[word] ?? []);
  const [os, cpu, libc] = [known(SYSTEMS), known(PROCESSORS), known(LIBRARIES)];
  if (os.length !== 1 || cpu.length !== 1) throw new Error(`cannot tell the system of ${name}`);
  return { version, cpu, ...(dev && { dev }), ...(libc.length > 0 && { libc }), optional: true, os };
}
