CREATE TABLE "directory_hook" (
	"hash" text PRIMARY KEY NOT NULL,
	"firm_id" uuid NOT NULL,
	CONSTRAINT "directory_hook_firm_id_unique" UNIQUE("firm_id")
);
--> statement-breakpoint
CREATE TABLE "matter_listing" (
	"firm_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"page" integer DEFAULT 1 NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"started_at" timestamp with time zone,
	"full_at" timestamp with time zone,
	"read_at" timestamp with time zone,
	CONSTRAINT "matter_listing_firm_id_id_pk" PRIMARY KEY("firm_id","id"),
	CONSTRAINT "matter_listing_person" UNIQUE("firm_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "matter_sync" (
	"firm_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid,
	"page" integer DEFAULT 1 NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"started_at" timestamp with time zone,
	"full_at" timestamp with time zone,
	"read_at" timestamp with time zone,
	"hook" text,
	"hooks_at" timestamp with time zone,
	CONSTRAINT "matter_sync_firm_id_id_pk" PRIMARY KEY("firm_id","id"),
	CONSTRAINT "matter_sync_firm" UNIQUE("firm_id")
);
--> statement-breakpoint
ALTER TABLE "connection" ADD COLUMN "token_version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "connection" ADD COLUMN "tokens_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "connection" ADD COLUMN "lease_owner" uuid;--> statement-breakpoint
ALTER TABLE "connection" ADD COLUMN "lease_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "connection" ADD COLUMN "spent_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "connection" ADD COLUMN "reconnect_reason" text;--> statement-breakpoint
ALTER TABLE "connection" ADD COLUMN "scope" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "connection" ADD COLUMN "probed_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "matter" ADD COLUMN "billing" jsonb;--> statement-breakpoint
ALTER TABLE "matter" ADD COLUMN "billing_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "matter_listing" ADD CONSTRAINT "matter_listing_firm_id_person_id_person_firm_id_id_fk" FOREIGN KEY ("firm_id","person_id") REFERENCES "public"."person"("firm_id","id") ON DELETE cascade ON UPDATE no action;