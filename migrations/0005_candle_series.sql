CREATE TABLE `candle_series` (
	`pair_id` integer NOT NULL,
	`interval` text NOT NULL,
	`from_time` integer,
	`to_time` integer,
	`listed_at` integer,
	`claimed_until` integer DEFAULT 0 NOT NULL,
	`running` text,
	`asked_at` integer,
	PRIMARY KEY(`pair_id`, `interval`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `venue_hosts` (
	`host` text PRIMARY KEY NOT NULL,
	`failures` integer NOT NULL,
	`rests_until` integer NOT NULL,
	`serves_since` integer,
	`last_refusal` text
) STRICT;
