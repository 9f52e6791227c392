CREATE TABLE "connection" (
	"firm_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"state" text NOT NULL,
	"orgkey" text NOT NULL,
	"api_endpoint" text NOT NULL,
	"tokens" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"participant_id" text NOT NULL,
	"timekeeper" text NOT NULL,
	"resource" text NOT NULL,
	"reference_filter" boolean NOT NULL,
	"connected_at" timestamp with time zone NOT NULL,
	"synced_at" timestamp with time zone,
	CONSTRAINT "connection_firm_id_id_pk" PRIMARY KEY("firm_id","id"),
	CONSTRAINT "connection_person" UNIQUE("firm_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "directory_secret" (
	"hash" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"firm_id" uuid NOT NULL,
	"subject_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "directory_system" (
	"orgkey" text PRIMARY KEY NOT NULL,
	"firm_id" uuid NOT NULL,
	CONSTRAINT "directory_system_firm_id_unique" UNIQUE("firm_id")
);
--> statement-breakpoint
CREATE TABLE "directory_tenant" (
	"tenant_id" text PRIMARY KEY NOT NULL,
	"firm_id" uuid NOT NULL,
	CONSTRAINT "directory_tenant_firm_id_unique" UNIQUE("firm_id")
);
--> statement-breakpoint
CREATE TABLE "entry" (
	"firm_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"timekeeper_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"state" text NOT NULL,
	"work_date" date NOT NULL,
	"zone" text NOT NULL,
	"units" integer NOT NULL,
	"unit_minutes" integer NOT NULL,
	"actual_seconds" integer NOT NULL,
	"basis_kind" text NOT NULL,
	"content" text NOT NULL,
	"matter_id" uuid,
	"matter_decided_by" text,
	"matter_decider_id" uuid,
	"push_number" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "entry_firm_id_id_pk" PRIMARY KEY("firm_id","id"),
	CONSTRAINT "entry_units" CHECK (units between 1 and 1440 and unit_minutes between 1 and 60 and actual_seconds >= 0),
	CONSTRAINT "entry_matter_decided" CHECK ((matter_id is null) = (matter_decided_by is null)),
	CONSTRAINT "entry_decider_named" CHECK ((matter_decided_by is not distinct from 'person') = (matter_decider_id is not null)),
	CONSTRAINT "entry_pushable_has_matter" CHECK (state not in ('approved', 'pushing', 'unconfirmed', 'failed', 'pushed', 'recalling') or matter_id is not null)
);
--> statement-breakpoint
CREATE TABLE "entry_evidence" (
	"firm_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"evidence_id" uuid NOT NULL,
	CONSTRAINT "entry_evidence_firm_id_entry_id_evidence_id_pk" PRIMARY KEY("firm_id","entry_id","evidence_id")
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"firm_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"fingerprint" text NOT NULL,
	"content" text NOT NULL,
	"captured_at" timestamp with time zone NOT NULL,
	CONSTRAINT "evidence_firm_id_id_pk" PRIMARY KEY("firm_id","id"),
	CONSTRAINT "evidence_once" UNIQUE("firm_id","person_id","fingerprint")
);
--> statement-breakpoint
CREATE TABLE "firm" (
	"firm_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"settings" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "firm_firm_id_id_pk" PRIMARY KEY("firm_id","id"),
	CONSTRAINT "firm_once" UNIQUE("firm_id")
);
--> statement-breakpoint
CREATE TABLE "firm_key" (
	"firm_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"wrapped" text NOT NULL,
	CONSTRAINT "firm_key_firm_id_id_pk" PRIMARY KEY("firm_id","id"),
	CONSTRAINT "firm_key_once" UNIQUE("firm_id")
);
--> statement-breakpoint
CREATE TABLE "job" (
	"id" uuid PRIMARY KEY NOT NULL,
	"firm_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"lease_token" uuid,
	"lease_until" timestamp with time zone,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "matter" (
	"firm_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" text NOT NULL,
	"reference" text NOT NULL,
	"name" text NOT NULL,
	"clients" jsonb NOT NULL,
	"status" text NOT NULL,
	"billable" boolean NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "matter_firm_id_id_pk" PRIMARY KEY("firm_id","id"),
	CONSTRAINT "matter_number" UNIQUE("firm_id","number")
);
--> statement-breakpoint
CREATE TABLE "matter_visibility" (
	"firm_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"matter_id" uuid NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "matter_visibility_firm_id_person_id_matter_id_pk" PRIMARY KEY("firm_id","person_id","matter_id")
);
--> statement-breakpoint
CREATE TABLE "oauth_flow" (
	"firm_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"bind_hash" text NOT NULL,
	"verifier" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "oauth_flow_firm_id_id_pk" PRIMARY KEY("firm_id","id")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"firm_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"push_number" integer NOT NULL,
	"reference" text NOT NULL,
	"state" text NOT NULL,
	"made_by" uuid NOT NULL,
	"payload" text NOT NULL,
	"payload_hash" text NOT NULL,
	"sent_at" timestamp with time zone,
	"rounds" integer DEFAULT 0 NOT NULL,
	"remote_id" text,
	"applied_hours" numeric,
	"applied_rate" numeric,
	"applied_amount" numeric,
	"problem_code" text,
	"outcome" text,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "outbox_firm_id_id_pk" PRIMARY KEY("firm_id","id"),
	CONSTRAINT "outbox_reference" UNIQUE("firm_id","reference"),
	CONSTRAINT "outbox_push" UNIQUE("firm_id","entry_id","push_number")
);
--> statement-breakpoint
CREATE TABLE "person" (
	"firm_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"oid" uuid NOT NULL,
	"role" text NOT NULL,
	"profile" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "person_firm_id_id_pk" PRIMARY KEY("firm_id","id"),
	CONSTRAINT "person_oid" UNIQUE("firm_id","oid")
);
--> statement-breakpoint
CREATE TABLE "receipt_event" (
	"firm_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"facts" jsonb NOT NULL,
	"detail" text,
	"commitment" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "receipt_event_firm_id_id_pk" PRIMARY KEY("firm_id","id"),
	CONSTRAINT "receipt_sequence" UNIQUE("firm_id","entry_id","sequence")
);
--> statement-breakpoint
ALTER TABLE "connection" ADD CONSTRAINT "connection_firm_id_person_id_person_firm_id_id_fk" FOREIGN KEY ("firm_id","person_id") REFERENCES "public"."person"("firm_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry" ADD CONSTRAINT "entry_firm_id_timekeeper_id_person_firm_id_id_fk" FOREIGN KEY ("firm_id","timekeeper_id") REFERENCES "public"."person"("firm_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry" ADD CONSTRAINT "entry_firm_id_matter_decider_id_person_firm_id_id_fk" FOREIGN KEY ("firm_id","matter_decider_id") REFERENCES "public"."person"("firm_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry" ADD CONSTRAINT "entry_firm_id_matter_id_matter_firm_id_id_fk" FOREIGN KEY ("firm_id","matter_id") REFERENCES "public"."matter"("firm_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_evidence" ADD CONSTRAINT "entry_evidence_firm_id_entry_id_entry_firm_id_id_fk" FOREIGN KEY ("firm_id","entry_id") REFERENCES "public"."entry"("firm_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_evidence" ADD CONSTRAINT "entry_evidence_firm_id_evidence_id_evidence_firm_id_id_fk" FOREIGN KEY ("firm_id","evidence_id") REFERENCES "public"."evidence"("firm_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_firm_id_person_id_person_firm_id_id_fk" FOREIGN KEY ("firm_id","person_id") REFERENCES "public"."person"("firm_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matter_visibility" ADD CONSTRAINT "matter_visibility_firm_id_person_id_person_firm_id_id_fk" FOREIGN KEY ("firm_id","person_id") REFERENCES "public"."person"("firm_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matter_visibility" ADD CONSTRAINT "matter_visibility_firm_id_matter_id_matter_firm_id_id_fk" FOREIGN KEY ("firm_id","matter_id") REFERENCES "public"."matter"("firm_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "oauth_flow" ADD CONSTRAINT "oauth_flow_firm_id_person_id_person_firm_id_id_fk" FOREIGN KEY ("firm_id","person_id") REFERENCES "public"."person"("firm_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_firm_id_entry_id_entry_firm_id_id_fk" FOREIGN KEY ("firm_id","entry_id") REFERENCES "public"."entry"("firm_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipt_event" ADD CONSTRAINT "receipt_event_firm_id_entry_id_entry_firm_id_id_fk" FOREIGN KEY ("firm_id","entry_id") REFERENCES "public"."entry"("firm_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "entry_timekeeper" ON "entry" USING btree ("firm_id","timekeeper_id","state");--> statement-breakpoint
CREATE INDEX "job_due" ON "job" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "job_subject" ON "job" USING btree ("kind","subject_id");--> statement-breakpoint
CREATE INDEX "visibility_matter" ON "matter_visibility" USING btree ("firm_id","matter_id");