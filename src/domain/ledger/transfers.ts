import type { AccountId, AssetId, PortfolioId, UserId } from "../ids.ts";
import type { ArrivedLot, Leg } from "./transaction.ts";

/** What left one portfolio for another, as the outbox keeps it: all that the receiver needs to know. */
export interface TransferBody {
  readonly actor: UserId;
  readonly source: PortfolioId;
  readonly at: number;
  readonly leg: Leg;
  /** Where it arrives; `null`: in the first account. */
  readonly accountId: AccountId | null;
  readonly note: string | null;
  /** The currency that the lots' costs are in. */
  readonly base: AssetId;
  readonly lots: readonly ArrivedLot[];
  /** Of the source when it said so; a later one wins. */
  readonly version: number;
}

export interface SentTransfer {
  readonly transferId: string;
  readonly target: PortfolioId;
  readonly body: TransferBody;
}

/** Where an arriving row came from, as it says itself. */
export const arrivedFrom = (source: PortfolioId, version: number): string => `transfer ${source} ${version}`;

export const sentVersion = (source: string): number => Number(source.split(" ")[2] ?? 0);

/** What another portfolio has sent and this one has not taken in yet, as its owner sees it. */
export interface Arriving {
  readonly transferId: string;
  readonly from: PortfolioId;
  readonly at: string;
  readonly in: Leg;
  readonly note: string | null;
  readonly inTransit: true;
}

export const viewArriving = ({ transferId, body: { source, at, leg, note } }: SentTransfer): Arriving => ({
  transferId,
  from: source,
  at: new Date(at).toISOString(),
  in: leg,
  note,
  inTransit: true,
});
