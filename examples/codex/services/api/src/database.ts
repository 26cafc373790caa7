import postgres from "postgres";

export type Sql = postgres.Sql;

/**
 * Does something with a connection of its own: a Worker's socket does not outlive its request.
 * Through Neon's pooler a statement may meet another session each time, hence `prepare: false`.
 */
export async function database<T>(
  url: string,
  ctx: ExecutionContext,
  work: (sql: Sql) => Promise<T>,
): Promise<T> {
  const sql = postgres(understood(url), { max: 1, prepare: false, fetch_types: false });
  try {
    return await work(sql);
  } finally {
    ctx.waitUntil(sql.end({ timeout: 5 }));
  }
}

/** Neon's URLs ask for channel binding, which this client would send on as a server's setting. */
function understood(url: string): string {
  const parsed = new URL(url);
  parsed.searchParams.delete("channel_binding");
  return parsed.href;
}
