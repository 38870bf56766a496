CREATE TABLE `articles` (
	`id` text PRIMARY KEY NOT NULL,
	`source_id` text NOT NULL,
	`title` text NOT NULL,
	`link` text NOT NULL,
	`summary` text,
	`published_at` integer NOT NULL,
	`fetched_at` integer NOT NULL,
	`story_id` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `articles_published` ON `articles` (`published_at`);--> statement-breakpoint
CREATE INDEX `articles_story` ON `articles` (`story_id`);--> statement-breakpoint
CREATE TABLE `asset_aliases` (
	`alias` text NOT NULL,
	`asset_id` text NOT NULL,
	PRIMARY KEY(`alias`, `asset_id`),
	FOREIGN KEY (`asset_id`) REFERENCES `assets`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `assets` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`owner_user_id` text,
	`symbol` text NOT NULL,
	`name` text NOT NULL,
	`peg` text,
	`rank` integer,
	`status` text NOT NULL,
	`successor_id` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `assets_rank` ON `assets` (`kind`,`rank`);--> statement-breakpoint
CREATE INDEX `assets_symbol` ON `assets` (`symbol`);--> statement-breakpoint
CREATE TABLE `candle_gaps` (
	`pair_id` integer NOT NULL,
	`interval` text NOT NULL,
	`from_time` integer NOT NULL,
	`to_time` integer NOT NULL,
	`reason` text NOT NULL,
	`retried_at` integer,
	PRIMARY KEY(`pair_id`, `interval`, `from_time`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `candles` (
	`pair_id` integer NOT NULL,
	`interval` text NOT NULL,
	`open_time` integer NOT NULL,
	`open` text NOT NULL,
	`high` text NOT NULL,
	`low` text NOT NULL,
	`close` text NOT NULL,
	`volume` text NOT NULL,
	PRIMARY KEY(`pair_id`, `interval`, `open_time`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `fx_rates` (
	`currency` text NOT NULL,
	`date` text NOT NULL,
	`usd_per_unit` text NOT NULL,
	PRIMARY KEY(`currency`, `date`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `manual_prices` (
	`user_id` text NOT NULL,
	`asset_id` text NOT NULL,
	`at` integer NOT NULL,
	`price` text NOT NULL,
	`currency_id` text NOT NULL,
	`until` integer,
	PRIMARY KEY(`user_id`, `asset_id`, `at`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `mentions` (
	`article_id` text NOT NULL,
	`asset_id` text NOT NULL,
	`relevance` real NOT NULL,
	PRIMARY KEY(`article_id`, `asset_id`),
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `mentions_asset` ON `mentions` (`asset_id`,`article_id`);--> statement-breakpoint
CREATE TABLE `news_sources` (
	`id` text PRIMARY KEY NOT NULL,
	`url` text NOT NULL,
	`etag` text,
	`last_modified` text,
	`checked_at` integer,
	`succeeded_at` integer,
	`failures` integer DEFAULT 0 NOT NULL,
	`problem` text,
	`skipped` text
) STRICT;
--> statement-breakpoint
CREATE TABLE `pairs` (
	`id` integer PRIMARY KEY NOT NULL,
	`venue` text NOT NULL,
	`symbol` text NOT NULL,
	`asset_id` text NOT NULL,
	`quote_id` text NOT NULL,
	`preference` integer NOT NULL,
	`valid_from` integer NOT NULL,
	`valid_to` integer,
	`status` text NOT NULL,
	FOREIGN KEY (`asset_id`) REFERENCES `assets`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `pairs_venue_symbol` ON `pairs` (`venue`,`symbol`);--> statement-breakpoint
CREATE INDEX `pairs_asset` ON `pairs` (`asset_id`,`preference`);--> statement-breakpoint
CREATE TABLE `portfolio_directory` (
	`portfolio_id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`ledger_db` text NOT NULL,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `portfolio_directory_user` ON `portfolio_directory` (`user_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `scores` (
	`article_id` text NOT NULL,
	`model_version` text NOT NULL,
	`score` real NOT NULL,
	`label` text NOT NULL,
	`confidence` real NOT NULL,
	`votes` text NOT NULL,
	`words` text NOT NULL,
	PRIMARY KEY(`article_id`, `model_version`),
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `sentiment_hours` (
	`asset_id` text NOT NULL,
	`hour` integer NOT NULL,
	`model_version` text NOT NULL,
	`score` real,
	`n` integer NOT NULL,
	`n_eff` real NOT NULL,
	`sources` integer NOT NULL,
	`mentions` integer NOT NULL,
	`z` real,
	PRIMARY KEY(`asset_id`, `model_version`, `hour`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `watchlist_items` (
	`watchlist_id` text NOT NULL,
	`asset_id` text NOT NULL,
	`position` integer NOT NULL,
	`note` text,
	PRIMARY KEY(`watchlist_id`, `asset_id`),
	FOREIGN KEY (`watchlist_id`) REFERENCES `watchlists`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `watchlists` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`position` integer NOT NULL,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `watchlists_user` ON `watchlists` (`user_id`,`position`);--> statement-breakpoint
CREATE TABLE `accounts` (
	`portfolio_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`portfolio_id`, `id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `changes` (
	`portfolio_id` text NOT NULL,
	`version` integer NOT NULL,
	`n` integer NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`op` text NOT NULL,
	`transaction_id` text,
	`before` text,
	`after` text,
	PRIMARY KEY(`portfolio_id`, `version`, `n`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `imports` (
	`portfolio_id` text NOT NULL,
	`id` text NOT NULL,
	`format` text NOT NULL,
	`profile_id` text,
	`file_hash` text NOT NULL,
	`rows` integer NOT NULL,
	`status` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`portfolio_id`, `id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `ledger_writes` (
	`portfolio_id` text NOT NULL,
	`version` integer NOT NULL,
	`key` text NOT NULL,
	`request_hash` text NOT NULL,
	`answer` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`portfolio_id`, `version`)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_writes_key` ON `ledger_writes` (`portfolio_id`,`key`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`portfolio_id` text NOT NULL,
	`id` text NOT NULL,
	`transfer_id` text NOT NULL,
	`target_portfolio_id` text NOT NULL,
	`body` text NOT NULL,
	`delivered_at` integer,
	PRIMARY KEY(`portfolio_id`, `id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `portfolios` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`base_id` text NOT NULL,
	`settings` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`archived_at` integer
) STRICT;
--> statement-breakpoint
CREATE INDEX `portfolios_user` ON `portfolios` (`user_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `snapshots` (
	`portfolio_id` text NOT NULL,
	`at` integer NOT NULL,
	`version` integer NOT NULL,
	`base_id` text NOT NULL,
	`value` text,
	`complete` integer NOT NULL,
	`cost` text NOT NULL,
	`realised` text NOT NULL,
	`unrealised` text,
	PRIMARY KEY(`portfolio_id`, `at`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `transaction_tags` (
	`portfolio_id` text NOT NULL,
	`transaction_id` text NOT NULL,
	`tag` text NOT NULL,
	PRIMARY KEY(`portfolio_id`, `transaction_id`, `tag`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `transactions` (
	`portfolio_id` text NOT NULL,
	`id` text NOT NULL,
	`ref` text NOT NULL,
	`at` integer NOT NULL,
	`position` integer NOT NULL,
	`type` text NOT NULL,
	`subtype` text,
	`account_id` text NOT NULL,
	`to_account_id` text,
	`in_asset` text,
	`in_amount` text,
	`out_asset` text,
	`out_amount` text,
	`fee_asset` text,
	`fee_amount` text,
	`price` text,
	`value` text,
	`value_currency` text,
	`basis` text,
	`acquired_at` integer,
	`lots` text,
	`transfer_id` text,
	`note` text,
	`source` text NOT NULL,
	`external_id` text,
	`fingerprint` text NOT NULL,
	`import_id` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`portfolio_id`, `id`)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `transactions_ref` ON `transactions` (`portfolio_id`,`ref`);--> statement-breakpoint
CREATE INDEX `transactions_order` ON `transactions` (`portfolio_id`,`at`,`position`);--> statement-breakpoint
CREATE INDEX `transactions_fingerprint` ON `transactions` (`portfolio_id`,`fingerprint`);--> statement-breakpoint
CREATE TABLE `credentials` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `credentials_user` ON `credentials` (`user_id`);--> statement-breakpoint
CREATE TABLE `revoked_sessions` (
	`session_id` text PRIMARY KEY NOT NULL,
	`revoked_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `revoked_sessions_at` ON `revoked_sessions` (`revoked_at`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`token` text NOT NULL,
	`user_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_token` ON `sessions` (`token`);--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `signing_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`public_key` text NOT NULL,
	`private_key` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer
) STRICT;
--> statement-breakpoint
CREATE TABLE `user_writes` (
	`user_id` text NOT NULL,
	`key` text NOT NULL,
	`request_hash` text NOT NULL,
	`answer` text,
	`at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `user_writes_key` ON `user_writes` (`user_id`,`key`);--> statement-breakpoint
CREATE INDEX `user_writes_at` ON `user_writes` (`at`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer NOT NULL,
	`image` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email` ON `users` (`email`);--> statement-breakpoint
CREATE TABLE `verifications` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `verifications_identifier` ON `verifications` (`identifier`);