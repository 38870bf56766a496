import { imports } from "../api/imports.ts";
import type { Portfolio } from "../api/types.ts";
import { Badge } from "../components/badge.tsx";
import { Button, ButtonLink } from "../components/button.tsx";
import { Empty } from "../components/empty.tsx";
import { Loaded } from "../components/loaded.tsx";
import { Panel } from "../components/panel.tsx";
import { Time } from "../components/time.tsx";
import { paths } from "../paths.ts";
import { useData } from "../state/data.ts";
import { ledgerVersion } from "../state/valuation.ts";

const STATUS = {
  draft: { label: "not recorded yet", tone: "warn" },
  committed: { label: "recorded", tone: "up" },
  taken_back: { label: "taken back", tone: "flat" },
} as const;

/** Files that came before, each of which can be taken back as a whole. */
export function Earlier({ portfolio }: { portfolio: Portfolio }) {
  const list = useData((signal) => imports.list(portfolio.id, signal), [portfolio.id, ledgerVersion.value]);
  return (
    <Panel title="Earlier imports">
      <Loaded of={list}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="upload" title="None yet.">
              <p>What you import stands here, and each file can be taken back as a whole.</p>
            </Empty>
          ) : (
            <ul class="rows">
              {items.map(({ id, status, formatName, fileName, rows, at }) => (
                <li key={id}>
                  <span>
                    <b class="foreign">{fileName ?? formatName ?? "A file"}</b>{" "}
                    <Badge tone={STATUS[status].tone}>{STATUS[status].label}</Badge>
                    <span class="muted small block">
                      {rows} rows, <Time at={at} as="minute" />
                    </span>
                  </span>
                  {status === "draft" && (
                    <ButtonLink href={`${paths.portfolio(portfolio.id, "import")}?draft=${id}`}>Go on</ButtonLink>
                  )}
                  {status === "committed" && (
                    <Button look="danger" onClick={() => list.act(() => imports.takeBack(portfolio.id, id))}>
                      Take back
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}
