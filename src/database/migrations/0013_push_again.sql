ALTER TABLE "connection" ADD COLUMN "seconds_kept" boolean;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "next_try_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "timekeeper_id" uuid;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "work_date" date;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "start_time" text;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "recall_sent_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "remove_remote_id" text;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "checked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "bill_reference" text;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "gone_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "changes" text;--> statement-breakpoint
CREATE INDEX "evidence_fingerprint" ON "evidence" USING btree ("firm_id","fingerprint");--> statement-breakpoint
CREATE INDEX "outbox_unbilled" ON "outbox" USING btree ("firm_id","timekeeper_id") WHERE state = 'done' and bill_reference is null and gone_at is null;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_start" UNIQUE("firm_id","timekeeper_id","work_date","start_time");