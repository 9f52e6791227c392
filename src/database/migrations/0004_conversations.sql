CREATE TABLE "card" (
	"firm_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"page" integer DEFAULT 0 NOT NULL,
	"state" text NOT NULL,
	"conversation_id" text,
	"activity_id" text,
	"wanted" integer DEFAULT 1 NOT NULL,
	"shown" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "card_firm_id_id_pk" PRIMARY KEY("firm_id","id")
);
--> statement-breakpoint
CREATE TABLE "card_entry" (
	"firm_id" uuid NOT NULL,
	"card_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "card_entry_firm_id_card_id_entry_id_pk" PRIMARY KEY("firm_id","card_id","entry_id")
);
--> statement-breakpoint
CREATE TABLE "conversation" (
	"firm_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"user_mri" text NOT NULL,
	"service_url" text NOT NULL,
	"conversation_id" text,
	"state" text NOT NULL,
	"sent_at" timestamp with time zone,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "conversation_firm_id_id_pk" PRIMARY KEY("firm_id","id"),
	CONSTRAINT "conversation_person" UNIQUE("firm_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "directory_seen" (
	"key" text PRIMARY KEY NOT NULL,
	"seen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "provisional_grant" (
	"firm_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"granted" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "provisional_grant_firm_id_id_pk" PRIMARY KEY("firm_id","id"),
	CONSTRAINT "provisional_person" UNIQUE("firm_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "oauth_flow" ADD COLUMN "door" text DEFAULT 'pane' NOT NULL;--> statement-breakpoint
ALTER TABLE "card" ADD CONSTRAINT "card_firm_id_person_id_person_firm_id_id_fk" FOREIGN KEY ("firm_id","person_id") REFERENCES "public"."person"("firm_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "card_entry" ADD CONSTRAINT "card_entry_firm_id_card_id_card_firm_id_id_fk" FOREIGN KEY ("firm_id","card_id") REFERENCES "public"."card"("firm_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "card_entry" ADD CONSTRAINT "card_entry_firm_id_entry_id_entry_firm_id_id_fk" FOREIGN KEY ("firm_id","entry_id") REFERENCES "public"."entry"("firm_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_firm_id_person_id_person_firm_id_id_fk" FOREIGN KEY ("firm_id","person_id") REFERENCES "public"."person"("firm_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provisional_grant" ADD CONSTRAINT "provisional_grant_firm_id_person_id_person_firm_id_id_fk" FOREIGN KEY ("firm_id","person_id") REFERENCES "public"."person"("firm_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "card_person" ON "card" USING btree ("firm_id","person_id");--> statement-breakpoint
CREATE INDEX "card_of_entry" ON "card_entry" USING btree ("firm_id","entry_id");--> statement-breakpoint
CREATE INDEX "seen_at" ON "directory_seen" USING btree ("seen_at");