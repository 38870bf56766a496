import { security } from "../api/security.ts";
import { Badge } from "../components/badge.tsx";
import { Button } from "../components/button.tsx";
import { Loaded } from "../components/loaded.tsx";
import { Panel } from "../components/panel.tsx";
import { Time } from "../components/time.tsx";
import { useData } from "../state/data.ts";
import { programOf } from "./program-of.ts";

export function Sessions() {
  const sessions = useData(security.sessions, []);
  return (
    <Panel title="Sessions">
      <Loaded of={sessions}>
        {(list) => (
          <ul class="rows">
            {list.map(({ id, current, startedAt, userAgent }) => (
              <li key={id}>
                <span title={userAgent ?? undefined}>
                  <b class="foreign">{programOf(userAgent)}</b>
                  <span class="muted small block">
                    Since <Time at={startedAt} as="minute" />
                  </span>
                </span>
                {current ? (
                  <Badge tone="accent">this one</Badge>
                ) : (
                  <Button look="link" onClick={() => sessions.act(() => security.endSession(id))}>
                    End it
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Panel>
  );
}
