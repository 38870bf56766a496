/** One end of a WebSocket, read frame by frame. */
export interface Listener<Frame> {
  readonly socket: WebSocket;
  /** The next frame that has not been read yet. */
  next(): Promise<Frame>;
  /** Frames that came and were not read. */
  unread(): readonly Frame[];
  readonly closed: Promise<{ code: number; reason: string }>;
  say(message: unknown): void;
}

export function listen<Frame>(response: Response): Listener<Frame> {
  const socket = response.webSocket;
  if (socket === null) throw new Error(`no socket but ${response.status}`);
  const frames: Frame[] = [];
  const waiting: ((frame: Frame) => void)[] = [];
  const closing = Promise.withResolvers<{ code: number; reason: string }>();
  socket.addEventListener("message", ({ data }) => {
    const text = data as string;
    const frame = (text.startsWith("{") ? JSON.parse(text) : text) as Frame;
    const reader = waiting.shift();
    if (reader === undefined) frames.push(frame);
    else reader(frame);
  });
  socket.addEventListener("close", ({ code, reason }) => closing.resolve({ code, reason }));
  socket.accept();
  return {
    socket,
    next: () => {
      const frame = frames.shift();
      return frame === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(frame);
    },
    unread: () => frames,
    closed: closing.promise,
    say: (message) => socket.send(typeof message === "string" ? message : JSON.stringify(message)),
  };
}
