-- What production's database holds before pull request #8: its tables, some of its rows, and
-- drizzle's list of applied migrations. Loaded into branch "production" before anything else.
-- Database: codex, owned by codex_owner.

SET ROLE codex_owner;

CREATE TABLE notes (
  id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  title text NOT NULL,
  body text DEFAULT '' NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL
);

INSERT INTO notes (title, body, created_at) VALUES
  ('Welcome to codex', 'Write down what the next person needs to know.', '2026-09-01T09:00:00Z'),
  ('How we deploy', 'Open a pull request. Look at the preview. Merge.', '2026-09-03T14:20:00Z'),
  ('Who is on call', 'The rota is pinned in the channel; so is the number to ring.', '2026-10-12T07:45:00Z');

CREATE SCHEMA drizzle;

CREATE TABLE drizzle.__drizzle_migrations (
  id serial PRIMARY KEY,
  hash text NOT NULL,
  created_at bigint
);

-- The hash is the SHA-256 of migrations/0000_notes.sql, the time is its "when" in the journal.
INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES
  ('496cc69f1a60f1cff7aa90ff24d48d11c41d0bfc0906f9d825f8cf6ebd93aba2', 1788252600000);

RESET ROLE;
