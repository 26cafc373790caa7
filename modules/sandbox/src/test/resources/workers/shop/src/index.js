import { createHash } from 'node:crypto';

export default {
  async fetch(request, env) {
    const { pathname } = new URL(request.url);
    if (pathname === '/api/auth') return env.AUTH.fetch(request);
    if (pathname === '/api/rows') {
      const [rows] = await env.DB.batch([env.DB.prepare('SELECT name FROM t WHERE id < ? ORDER BY id').bind(100)]);
      return Response.json(rows.results);
    }
    if (pathname === '/api/asset') return env.ASSETS.fetch(new URL('/app.css', request.url));
    return Response.json({
      stage: env.STAGE,
      secrets: [env.API_KEY, env.OTHER].filter(Boolean).map((text) => createHash('sha256').update(text).digest('hex')),
    });
  },
  async scheduled() {},
};
