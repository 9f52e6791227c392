ALTER TABLE "evidence" ALTER COLUMN "content" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "entry" ADD COLUMN "treatment" text DEFAULT 'bill' NOT NULL;--> statement-breakpoint
ALTER TABLE "entry" ADD COLUMN "activity_code" text;--> statement-breakpoint
ALTER TABLE "entry" ADD CONSTRAINT "entry_treatment" CHECK (treatment in ('bill', 'no-charge', 'hide'));