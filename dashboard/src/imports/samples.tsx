import type { DraftView } from "./decisions.tsx";

type Sample = NonNullable<DraftView["unknown"]>["samples"][number];

/** The first rows of a file, as they stand in it. */
export function Samples({ header, samples }: { header: readonly string[]; samples: readonly Sample[] }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="First rows of the file">
      <table>
        <thead>
          <tr>
            <th scope="col">Line</th>
            {header.map((name, index) => (
              <th key={index} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {samples.map(({ line, cells }) => (
            <tr key={line}>
              <th scope="row" class="muted">
                {line}
              </th>
              {header.map((_, index) => (
                <td key={index} class="small">
                  {cells[index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
