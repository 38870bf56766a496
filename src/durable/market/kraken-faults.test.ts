import { describeVenue } from "../../../test/venue-faults.ts";

describeVenue({ venue: "kraken", leaves: "replaced", beats: true });
