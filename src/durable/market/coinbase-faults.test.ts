import { describeVenue } from "../../../test/venue-faults.ts";

describeVenue({ venue: "coinbase", leaves: "lost", beats: true });
