CREATE TABLE "meeting" (
	"firm_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"event_hash" text NOT NULL,
	"session_hash" text,
	"state" text NOT NULL,
	"info" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "meeting_firm_id_id_pk" PRIMARY KEY("firm_id","id"),
	CONSTRAINT "meeting_event" UNIQUE("firm_id","event_hash"),
	CONSTRAINT "meeting_session" UNIQUE("firm_id","session_hash")
);
