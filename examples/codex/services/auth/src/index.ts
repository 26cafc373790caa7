import { broken, health, json, notFound } from "../../../shared/respond.ts";
import { sign, verify } from "../../../shared/token.ts";

interface Env {
  COMMIT_SHA?: string;
  BETTER_AUTH_SECRET: string;
}

const LIFETIME_SECONDS = 15 * 60;

async function route(request: Request, env: Env): Promise<Response> {
  const url = new URL(request.url);
  switch (`${request.method} ${url.pathname}`) {
    case "GET /":
    case "GET /health":
      return health("auth", env.COMMIT_SHA);
    case "GET /token":
      return token(url.searchParams.get("subject") ?? "guest", env);
    case "GET /verify":
      return verification(url.searchParams.get("token") ?? "", env);
    default:
      return notFound();
  }
}

async function token(subject: string, env: Env): Promise<Response> {
  const expires = Math.floor(Date.now() / 1000) + LIFETIME_SECONDS;
  const claims = { sub: subject.slice(0, 80), exp: expires };
  return json({ token: await sign(claims, env.BETTER_AUTH_SECRET), expires });
}

async function verification(token: string, env: Env): Promise<Response> {
  const claims = await verify(token, env.BETTER_AUTH_SECRET);
  return json({ valid: claims !== undefined });
}

export default {
  fetch: (request, env) => route(request, env).catch(broken),
} satisfies ExportedHandler<Env>;
