CREATE TABLE `cache_counters` (
	`day` text NOT NULL,
	`namespace` text NOT NULL,
	`key` text NOT NULL,
	`hits` integer NOT NULL,
	`stale` integer NOT NULL,
	`misses` integer NOT NULL,
	`writes` integer NOT NULL,
	PRIMARY KEY(`day`, `namespace`, `key`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `cache_invalidations` (
	`namespace` text NOT NULL,
	`key` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`namespace`, `key`)
) STRICT;
