import { broken, health, json, notFound } from "../../../shared/respond.ts";
import { verify } from "../../../shared/token.ts";
import { database } from "./database.ts";
import { addNote, listNotes, parseNote, removeEmptyNotes } from "./notes.ts";
import { describeSchema } from "./schema.ts";

interface Env {
  COMMIT_SHA?: string;
  DATABASE_URL: string;
  BETTER_AUTH_SECRET: string;
}

async function route(request: Request, env: Env, ctx: ExecutionContext): Promise<Response> {
  const { pathname } = new URL(request.url);
  switch (`${request.method} ${pathname}`) {
    case "GET /":
    case "GET /health":
      return health("api", env.COMMIT_SHA);
    case "GET /notes":
      return json({ notes: await database(env.DATABASE_URL, ctx, listNotes) });
    case "POST /notes":
      return createNote(request, env, ctx);
    case "GET /schema":
      return json(await database(env.DATABASE_URL, ctx, describeSchema));
    case "GET /me":
      return whoAsks(request, env);
    default:
      return notFound();
  }
}

async function createNote(request: Request, env: Env, ctx: ExecutionContext): Promise<Response> {
  const note = parseNote(await request.json().catch(() => undefined));
  if (typeof note === "string") {
    return json({ error: note }, 400);
  }
  return json(await database(env.DATABASE_URL, ctx, (sql) => addNote(sql, note)), 201);
}

async function whoAsks(request: Request, env: Env): Promise<Response> {
  const [, token = ""] = (request.headers.get("authorization") ?? "").split("Bearer ");
  const claims = await verify(token, env.BETTER_AUTH_SECRET);
  return claims ? json({ subject: claims.sub }) : json({ error: "Who are you?" }, 401);
}

export default {
  fetch: (request, env, ctx) => route(request, env, ctx).catch(broken),

  /** Production's nightly job; previews run without it. */
  scheduled: async (_, env, ctx) => database(env.DATABASE_URL, ctx, removeEmptyNotes),
} satisfies ExportedHandler<Env>;
