import postgres from 'postgres';

interface Env {
  COMMIT_SHA: string;
  DATABASE_URL: string;
  PEER_URL?: string;
}

export default {
  async fetch(request: Request, env: Env, context: { waitUntil(work: Promise<unknown>): void }): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === '/health') return Response.json({ version: env.COMMIT_SHA });
    if (pathname === '/peer') return fetch(env.PEER_URL + '/health');
    if (pathname === '/upload') return new Response('got ' + (await request.text()).length, { status: 201 });
    const sql = postgres(env.DATABASE_URL, { max: 1, fetch_types: false });
    try {
      return Response.json(await sql`select name from articles order by name`);
    } finally {
      context.waitUntil(sql.end({ timeout: 1 }));
    }
  },
};
