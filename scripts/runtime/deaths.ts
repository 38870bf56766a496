/** More deaths than this within a minute are no accident any more. */
const MOST_A_MINUTE = 3;
const RESTART_MS = 60_000;

export interface Deaths {
  readonly died: (how: string) => void;
  readonly revived: () => void;
}

/** Miniflare restarts a runtime that died, silently and for ever; this tells of it, and gives up when it does not help. */
export function countDeaths(
  say: (line: string) => void,
  giveUp: (reason: string) => void,
  now: () => number = Date.now,
): Deaths {
  const deaths: number[] = [];
  let deadline: NodeJS.Timeout | undefined;
  return {
    died: (how) => {
      clearTimeout(deadline);
      const at = now();
      deaths.push(at);
      const recent = deaths.filter((one) => one > at - 60_000).length;
      if (recent > MOST_A_MINUTE) {
        giveUp(`The Workers runtime died ${recent} times within a minute (last: ${how}); see the lines above.`);
        return;
      }
      say(`The Workers runtime died (${how}) and is being restarted.`);
      deadline = setTimeout(
        () => giveUp("The Workers runtime died and could not be started again; see the lines above."),
        RESTART_MS,
      ).unref();
    },
    revived: () => {
      clearTimeout(deadline);
      say("The Workers runtime runs again.");
    },
  };
}
