/** The types of event as a person chooses them: what each is called, and which fields it has. */
export type EventType =
  | "buy"
  | "sell"
  | "swap"
  | "deposit"
  | "withdrawal"
  | "transfer"
  | "reward"
  | "gift_in"
  | "gift_out"
  | "fee"
  | "loss"
  | "split"
  | "migration"
  | "opening_balance";

export interface EventShape {
  readonly label: string;
  /** One line that says when to choose it. */
  readonly about: string;
  readonly in?: string;
  readonly out?: string;
  /** A trade against money: the other leg may follow from the price of one. */
  readonly money?: "in" | "out";
  /** Not paid with money, so what it was worth may be stated. */
  readonly worth?: boolean;
  /** Came from elsewhere: what it cost then, and since when it has been owned. */
  readonly history?: boolean;
  readonly toAccount?: boolean;
  readonly subtypes?: readonly string[];
  /** May name the lots it takes. */
  readonly lots?: boolean;
}

export const EVENTS: Readonly<Record<EventType, EventShape>> = {
  buy: { label: "Buy", about: "Bought with money.", in: "Bought", out: "Total paid", money: "out" },
  sell: { label: "Sell", about: "Sold for money.", out: "Sold", in: "Total received", money: "in", lots: true },
  swap: { label: "Swap", about: "One coin given for another.", out: "Given", in: "Received", worth: true, lots: true },
  deposit: { label: "Deposit", about: "Came from outside.", in: "Arrived", worth: true, history: true },
  withdrawal: { label: "Withdrawal", about: "Went outside.", out: "Left", worth: true, lots: true },
  transfer: { label: "Transfer", about: "From one account to another.", out: "Moved", toAccount: true },
  reward: {
    label: "Reward",
    about: "Earned by holding.",
    in: "Received",
    worth: true,
    subtypes: ["staking", "interest", "mining", "airdrop", "fork", "cashback", "referral"],
  },
  gift_in: { label: "Gift received", about: "Given to you.", in: "Received", worth: true, history: true },
  gift_out: { label: "Gift given", about: "You gave it away.", out: "Given", worth: true, lots: true },
  fee: { label: "Fee", about: "A fee for itself.", out: "Paid", lots: true },
  loss: {
    label: "Loss",
    about: "Gone for good.",
    out: "Lost",
    subtypes: ["theft", "lost_key", "slashing"],
    lots: true,
  },
  split: { label: "Split", about: "All that is held changes by a ratio.", out: "So many before", in: "became so many" },
  migration: { label: "Migration", about: "One coin became another.", out: "Before", in: "After", lots: true },
  opening_balance: {
    label: "Opening balance",
    about: "Was there before this ledger.",
    in: "Held",
    worth: true,
    history: true,
  },
};

export const EVENT_TYPES = Object.keys(EVENTS) as EventType[];

/** "lost_key" as a person reads it. */
export const wordsOf = (code: string): string => code.replaceAll("_", " ");
