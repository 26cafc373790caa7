// Stands for drizzle's migrator: every commit brings one migration, which is applied once and noted in drizzle's table.
"use strict";
const postgres = require("postgres");

const { DATABASE_URL: address, COMMIT: commit } = process.env;
const url = new URL(address);
url.searchParams.delete("channel_binding");
const sql = postgres(url.href, { max: 1, onnotice: () => {} });
const hash = [...commit].reverse().join("");

const done = sql.begin(async (run) => {
  await run`CREATE SCHEMA IF NOT EXISTS drizzle`;
  await run`CREATE TABLE IF NOT EXISTS drizzle.__drizzle_migrations (id serial, hash text, created_at bigint)`;
  await run`CREATE TABLE IF NOT EXISTS migrated (commit text)`;
  const [known] = await run`SELECT 1 FROM drizzle.__drizzle_migrations WHERE hash = ${hash}`;
  if (!known) {
    await run`INSERT INTO migrated VALUES (${commit})`;
    await run`INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES (${hash}, ${Date.now()})`;
  }
});

done.then(
  () => sql.end(),
  (e) => {
    console.error(e.message);
    process.exit(1);
  });
