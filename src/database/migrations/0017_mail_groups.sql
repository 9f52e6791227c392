CREATE TABLE "mail_group" (
	"firm_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"thread" text NOT NULL,
	"work_date" date NOT NULL,
	"matter_id" uuid NOT NULL,
	CONSTRAINT "mail_group_firm_id_id_pk" PRIMARY KEY("firm_id","id"),
	CONSTRAINT "mail_group_once" UNIQUE("firm_id","person_id","thread","work_date","matter_id")
);
--> statement-breakpoint
CREATE TABLE "mail_group_entry" (
	"firm_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	CONSTRAINT "mail_group_entry_firm_id_group_id_entry_id_pk" PRIMARY KEY("firm_id","group_id","entry_id")
);
--> statement-breakpoint
ALTER TABLE "entry" DROP CONSTRAINT "entry_units";--> statement-breakpoint
ALTER TABLE "mail_group" ADD CONSTRAINT "mail_group_firm_id_person_id_person_firm_id_id_fk" FOREIGN KEY ("firm_id","person_id") REFERENCES "public"."person"("firm_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_group" ADD CONSTRAINT "mail_group_firm_id_matter_id_matter_firm_id_id_fk" FOREIGN KEY ("firm_id","matter_id") REFERENCES "public"."matter"("firm_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_group_entry" ADD CONSTRAINT "mail_group_entry_firm_id_group_id_mail_group_firm_id_id_fk" FOREIGN KEY ("firm_id","group_id") REFERENCES "public"."mail_group"("firm_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_group_entry" ADD CONSTRAINT "mail_group_entry_firm_id_entry_id_entry_firm_id_id_fk" FOREIGN KEY ("firm_id","entry_id") REFERENCES "public"."entry"("firm_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry" ADD CONSTRAINT "entry_units" CHECK (units between 0 and 1440 and unit_minutes between 1 and 60 and actual_seconds >= 0);