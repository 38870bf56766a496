import { z } from "@hono/zod-openapi";
import { BASES } from "../../domain/currencies/currencies.ts";
import type { AssetId } from "../../domain/ids.ts";
import { OWN_ASSET_ID_PATTERN } from "../../domain/ids.ts";
import type { Currency } from "../../services/list-currencies.ts";
import type { OwnPrice } from "../../services/own-prices.ts";
import { AmountSchema, AssetIdSchema, orNull, TextSchema, TimeSchema, ValueSchema } from "../http/schemas.ts";

export const BaseSchema = z
  .enum(BASES as unknown as [string, ...string[]])
  .transform((text) => text as AssetId)
  .openapi("Base", {
    description: "What values are counted in: a currency, `bitcoin`, `ethereum` or `sats`.",
    example: "fiat:eur",
  });

export const OwnAssetIdSchema = z
  .string()
  .regex(OWN_ASSET_ID_PATTERN, "the id of an asset of one's own")
  .transform((text) => text as AssetId)
  .openapi("OwnAssetId", { description: "An asset of one's own.", example: "custom:01KABC0000000000000000000Z" });

export const OwnAssetPath = z.object({ id: OwnAssetIdSchema.openapi({ param: { name: "id", in: "path" } }) });

const Symbol = TextSchema(1, 20).openapi({ description: "Short name, at most 20 characters.", example: "ACME" });
const Name = TextSchema(1, 100).openapi({ description: "What it is called.", example: "Shares of Acme" });

export const NewOwnAssetSchema = z.strictObject({ symbol: Symbol, name: Name }).openapi("NewOwnAsset");

const Status = z
  .enum(["active", "delisted"])
  .openapi({ description: "`delisted`: taken out of use; transactions that name it keep it." });

export const OwnAssetChangeSchema = z
  .strictObject({ symbol: Symbol.optional(), name: Name.optional(), status: Status.optional() })
  .refine((change) => Object.keys(change).length > 0, "symbol, name or status")
  .openapi("OwnAssetChange", { description: "What is left out stays as it is." });

export const OwnAssetSchema = z
  .object({ id: OwnAssetIdSchema, symbol: Symbol, name: Name, status: Status })
  .openapi("OwnAsset");

export const OwnPriceSchema = z
  .strictObject({
    asset: AssetIdSchema.openapi({ description: "Any coin, currency, or asset of one's own.", example: "bitcoin" }),
    at: TimeSchema.openapi({
      description: "From this time on it wins over the market.",
      example: "2025-06-30T22:00:00.000Z",
    }),
    until: orNull(
      TimeSchema,
      "Ended at this time; null while it holds. A later price takes its place as well.",
    ).default(null),
    price: AmountSchema.openapi({ description: "Of one unit.", example: "12.5" }),
    currency: BaseSchema.openapi({ description: "What the price is counted in.", example: "fiat:eur" }),
  })
  .openapi("OwnPrice");

const time = (ms: number): string => new Date(ms).toISOString();

export const viewOwnPrice = ({ asset, at, until, price, currency }: OwnPrice): z.output<typeof OwnPriceSchema> => ({
  asset,
  at: time(at),
  until: until === null ? null : time(until),
  price,
  currency,
});

export const readOwnPrice = ({ at, until, ...rest }: z.output<typeof OwnPriceSchema>): OwnPrice => ({
  ...rest,
  at: Date.parse(at),
  until: until === null ? null : Date.parse(until),
});

export const CurrencySchema = z
  .object({
    id: BaseSchema,
    code: z.string().max(10).openapi({ description: "Its usual short name.", example: "EUR" }),
    name: z.string().max(100).openapi({ description: "In English.", example: "Euro" }),
    usd: orNull(ValueSchema, "What one is worth in US dollars; null where no rate is known."),
    asOf: orNull(TimeSchema, "What time the rate is of; of currencies midnight of their day."),
    source: z.string().max(40).nullable().openapi({ description: "Who says so.", example: "frankfurter" }),
    stale: z.boolean().openapi({ description: "Older than it should be." }),
  })
  .openapi("Currency");

export const viewCurrency = ({ id, code, name, rate }: Currency): z.output<typeof CurrencySchema> => ({
  id,
  code,
  name,
  usd: rate?.price ?? null,
  asOf: rate === null ? null : time(rate.asOf),
  source: rate?.source ?? null,
  stale: rate?.stale ?? false,
});
