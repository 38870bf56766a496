import { AssetField, assetOf } from "../components/asset-field.tsx";
import { Form } from "../components/form.tsx";
import { Menu, MenuItem } from "../components/menu.tsx";
import { symbolOf } from "../state/catalogue.ts";

const COMMON = ["bitcoin", "ethereum"];

/** What the same payments are compared with: nothing, one of the two everybody knows, or any coin. */
export function BenchmarkPicker({
  value,
  onChange,
}: {
  value: string | null;
  onChange: (asset: string | null) => void;
}) {
  return (
    <Menu label={value === null ? "Compare" : `Against ${symbolOf(value)}`} icon="down" look="ghost">
      <MenuItem onChoose={() => onChange(null)}>Nothing</MenuItem>
      {COMMON.map((asset) => (
        <MenuItem key={asset} onChoose={() => onChange(asset)}>
          {symbolOf(asset)}
        </MenuItem>
      ))}
      <div class="menu-form">
        <Form
          submit="Compare"
          label="Another benchmark"
          onSubmit={({ coin = "" }) => {
            onChange(assetOf(coin));
            return Promise.resolve();
          }}
        >
          <AssetField label="Another coin" name="coin" of="coins" />
        </Form>
      </div>
    </Menu>
  );
}
