import { security } from "../api/security.ts";
import { Failure } from "./form.tsx";
import { useLoaded } from "./use-loaded.ts";

export function Sessions() {
  const { value: sessions, error, act } = useLoaded(security.sessions);
  return (
    <section class="card" aria-label="Sessions">
      <h2>Sessions</h2>
      <ul>
        {sessions.value?.map(({ id, current, startedAt, userAgent }) => (
          <li key={id}>
            Since {new Date(startedAt).toLocaleString()}: {userAgent ?? "an unknown program"}{" "}
            {current ? (
              "(this one)"
            ) : (
              <button class="link" type="button" onClick={() => act(() => security.endSession(id))}>
                End it
              </button>
            )}
          </li>
        ))}
      </ul>
      {error.value !== null && <Failure error={error.value} />}
    </section>
  );
}
