ALTER TABLE `articles` ADD `guid_key` text;--> statement-breakpoint
CREATE UNIQUE INDEX `articles_guid` ON `articles` (`guid_key`);