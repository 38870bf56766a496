import { describeVenue } from "../../../test/venue-faults.ts";

describeVenue({ venue: "binance", leaves: "replaced", beats: false });
