CREATE TABLE "receipt_seal" (
	"firm_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"sealed_at" timestamp with time zone NOT NULL,
	"heads" jsonb NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "receipt_seal_firm_id_id_pk" PRIMARY KEY("firm_id","id"),
	CONSTRAINT "receipt_seal_sequence" UNIQUE("firm_id","sequence")
);
