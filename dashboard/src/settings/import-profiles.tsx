import { imports } from "../api/imports.ts";
import { Button } from "../components/button.tsx";
import { Loaded } from "../components/loaded.tsx";
import { Panel } from "../components/panel.tsx";
import { Time } from "../components/time.tsx";
import { useData } from "../state/data.ts";
import { toast } from "../state/toasts.ts";

/** Mappings of files that no format is known of, kept for the next such file. */
export function ImportProfiles() {
  const kept = useData(imports.profiles, []);
  const drop = ({ id, name, mapping }: NonNullable<typeof kept.value.value>[number]) => {
    kept.act(async () => {
      await imports.dropProfile(id);
      const run = () => kept.act(() => imports.keepProfile({ name, mapping }, crypto.randomUUID()));
      toast(`“${name}” was deleted.`, { action: { label: "Undo", run } });
    });
  };
  return (
    <Panel title="Import profiles">
      <Loaded of={kept}>
        {(profiles) =>
          profiles.length === 0 ? (
            <p class="muted">
              None yet. When a file is imported that no format is known of, what you say of its columns can be kept
              under a name.
            </p>
          ) : (
            <ul class="rows">
              {profiles.map((profile) => (
                <li key={profile.id}>
                  <span>
                    <b class="foreign">{profile.name}</b>
                    <span class="muted small block">
                      {Object.values(profile.mapping.columns).length} columns, kept since{" "}
                      <Time at={profile.createdAt} as="day" />
                    </span>
                  </span>
                  <Button look="ghost" icon="trash" label={`Delete ${profile.name}`} onClick={() => drop(profile)} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}
