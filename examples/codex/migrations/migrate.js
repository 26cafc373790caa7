// Brings the database at DATABASE_URL up to date. What is applied already is left alone.
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";

const address = process.env.DATABASE_URL;
if (!address) {
  console.error("DATABASE_URL is not set: say which database to migrate, past its pooler.");
  process.exit(2);
}

// Neon's URLs ask for channel binding, which this client would send on as a server's setting.
const url = new URL(address);
url.searchParams.delete("channel_binding");
const sql = postgres(url.href, { max: 1, connect_timeout: 30, onnotice: () => {} });

try {
  const before = await applied();
  await migrate(drizzle(sql), { migrationsFolder: import.meta.dirname });
  const now = await applied();
  console.log(`Migrations: ${now - before} applied now, ${now} in all`);
} catch (error) {
  // Its address holds the password, and is no part of the message.
  console.error(`The migration failed: ${error.cause?.message ?? error.message}`);
  process.exitCode = 1;
} finally {
  await sql.end({ timeout: 5 });
}

async function applied() {
  const [table] = await sql`select to_regclass('drizzle.__drizzle_migrations') as found`;
  if (!table.found) {
    return 0;
  }
  const [row] = await sql`select count(*)::int as count from drizzle.__drizzle_migrations`;
  return row.count;
}
