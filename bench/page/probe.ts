/** What the measured page runs beside its own code, before it. As text: the benchmark itself knows no DOM. */

/**
 * From the last frame in the socket that named a coin to the first drawing after its price's cell has changed: from the moment of the
 * message's event to the task that follows the browser's next drawing. Of the coins that change at once, the slowest counts.
 */
export const PROBE = `
  globalThis.probe = { delays: [], longTasks: [], changes: 0 };
  const heard = new Map();
  const Native = WebSocket;
  globalThis.WebSocket = class extends Native {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", ({ data, timeStamp }) => {
        if (!data.startsWith("{")) return;
        for (const coin of Object.keys(JSON.parse(data).prices ?? {})) heard.set(coin, timeStamp);
      });
    }
  };
  const drawn = (then) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage(null);
  });
  new MutationObserver((records) => {
    const isPrice = ({ target }) => (target.parentElement ?? target).closest("[data-column=price]") !== null;
    const rows = records.filter(isPrice).map(({ target }) => (target.parentElement ?? target).closest("tr").dataset.row);
    const changed = [...new Set(rows)];
    probe.changes += changed.length;
    const since = Math.min(...changed.map((coin) => heard.get(coin)).filter((at) => at !== undefined));
    if (Number.isFinite(since)) drawn(() => probe.delays.push(performance.now() - since));
  }).observe(document, { subtree: true, childList: true, characterData: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) probe.longTasks.push(duration);
  }).observe({ type: "longtask" });
`;

export interface Probed {
  readonly delays: readonly number[];
  readonly longTasks: readonly number[];
  /** Cells of prices that got another text. */
  readonly changes: number;
}
