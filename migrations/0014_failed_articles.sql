CREATE TABLE `failed_articles` (
	`id` text PRIMARY KEY NOT NULL,
	`model_version` text NOT NULL,
	`reason` text NOT NULL,
	`failed_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `failed_articles_at` ON `failed_articles` (`failed_at`,`id`);