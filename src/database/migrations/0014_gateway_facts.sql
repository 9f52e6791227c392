ALTER TABLE "connection" ADD COLUMN "zone" text;--> statement-breakpoint
ALTER TABLE "matter" ADD COLUMN "told_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "matter_sync" ADD COLUMN "told" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "matter_visibility" ADD COLUMN "on_matter" boolean;--> statement-breakpoint
ALTER TABLE "matter_visibility" ADD COLUMN "on_matter_at" timestamp with time zone;