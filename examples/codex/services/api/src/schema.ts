import type { Sql } from "./database.ts";

/** What the migrations made of the database this Worker talks to. */
export async function describeSchema(sql: Sql) {
  const columns = await sql`
    select table_name, column_name, data_type from information_schema.columns
    where table_schema = 'public' order by table_name, ordinal_position`;
  const [applied] = await sql`select count(*) as count from drizzle.__drizzle_migrations`;
  return {
    migrations: Number(applied!["count"]),
    columns: columns.map((c) => `${c["table_name"]}.${c["column_name"]} ${c["data_type"]}`),
  };
}
