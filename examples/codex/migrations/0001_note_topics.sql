-- Pull request #8: a note says what it is about.
ALTER TABLE "notes" ADD COLUMN "topic" text DEFAULT 'general' NOT NULL;
--> statement-breakpoint
UPDATE "notes" SET "topic" = 'operations' WHERE "title" ILIKE '%deploy%' OR "title" ILIKE '%on call%';
--> statement-breakpoint
CREATE INDEX "notes_topic" ON "notes" ("topic");
--> statement-breakpoint
INSERT INTO "notes" ("title", "body", "topic")
VALUES ('Notes have topics now', 'Added by the migration of pull request #8.', 'news');
