CREATE TABLE `coin_facts` (
	`asset_id` text PRIMARY KEY NOT NULL,
	`market_cap` text,
	`volume_24h` text,
	`circulating_supply` text,
	`total_supply` text,
	`max_supply` text,
	`updated_at` integer NOT NULL
) STRICT;
