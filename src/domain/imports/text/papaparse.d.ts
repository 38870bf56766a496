/** What we use of it. Its published types bring Node's along, whose timers are not those of Workers. */
declare module "papaparse/papaparse.min.js" {
  interface Parsed {
    readonly data: string[][];
    readonly errors: readonly { readonly type: string; readonly code: string; readonly row?: number }[];
  }
  const Papa: {
    parse(text: string, options: { delimiter: string; newline: string; header: false }): Parsed;
  };
  export default Papa;
}
