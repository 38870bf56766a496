CREATE TABLE `leases` (
	`name` text PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`until` integer NOT NULL
) STRICT;
--> statement-breakpoint
ALTER TABLE `news_sources` ADD `used` text;--> statement-breakpoint
ALTER TABLE `scores` ADD `clauses` text;