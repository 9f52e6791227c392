CREATE TABLE "favourite" (
	"firm_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"matter_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "favourite_firm_id_person_id_matter_id_pk" PRIMARY KEY("firm_id","person_id","matter_id")
);
--> statement-breakpoint
CREATE TABLE "learned" (
	"firm_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"label" text,
	"matter_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"work_date" date NOT NULL,
	"taught_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "learned_firm_id_id_pk" PRIMARY KEY("firm_id","id"),
	CONSTRAINT "learned_once" UNIQUE("firm_id","entry_id","kind","key")
);
--> statement-breakpoint
ALTER TABLE "matter" ADD COLUMN "change" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "matter_sync" ADD COLUMN "changes" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "matter_sync" ADD COLUMN "cuts" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "matter_visibility" ADD COLUMN "change" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "favourite" ADD CONSTRAINT "favourite_firm_id_person_id_person_firm_id_id_fk" FOREIGN KEY ("firm_id","person_id") REFERENCES "public"."person"("firm_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "favourite" ADD CONSTRAINT "favourite_firm_id_matter_id_matter_firm_id_id_fk" FOREIGN KEY ("firm_id","matter_id") REFERENCES "public"."matter"("firm_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "learned" ADD CONSTRAINT "learned_firm_id_person_id_person_firm_id_id_fk" FOREIGN KEY ("firm_id","person_id") REFERENCES "public"."person"("firm_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "learned" ADD CONSTRAINT "learned_firm_id_matter_id_matter_firm_id_id_fk" FOREIGN KEY ("firm_id","matter_id") REFERENCES "public"."matter"("firm_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "learned" ADD CONSTRAINT "learned_firm_id_entry_id_entry_firm_id_id_fk" FOREIGN KEY ("firm_id","entry_id") REFERENCES "public"."entry"("firm_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "learned_key" ON "learned" USING btree ("firm_id","kind","key");--> statement-breakpoint
CREATE INDEX "learned_person" ON "learned" USING btree ("firm_id","person_id");--> statement-breakpoint
CREATE INDEX "matter_change" ON "matter" USING btree ("firm_id","change");--> statement-breakpoint
CREATE INDEX "visibility_change" ON "matter_visibility" USING btree ("firm_id","person_id","change");