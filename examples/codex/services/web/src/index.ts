import { broken, health, notFound } from "../../../shared/respond.ts";
import { addNote, fetchNotes } from "./api.ts";
import { page } from "./page.ts";

interface Env {
  COMMIT_SHA?: string;
  API_URL: string;
}

async function route(request: Request, env: Env): Promise<Response> {
  const url = new URL(request.url);
  switch (`${request.method} ${url.pathname}`) {
    case "GET /health":
      return health("web", env.COMMIT_SHA);
    case "GET /":
      return home(url.host, env);
    case "POST /":
      await addNote(env.API_URL, await request.formData());
      return Response.redirect(new URL("/", url).href, 303);
    default:
      return notFound();
  }
}

async function home(host: string, env: Env): Promise<Response> {
  const notes = await fetchNotes(env.API_URL);
  return new Response(page({ host, notes, commit: env.COMMIT_SHA ?? "unknown" }), {
    status: notes ? 200 : 502,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
      "cache-control": "no-store",
    },
  });
}

export default {
  fetch: (request, env) => route(request, env).catch(broken),
} satisfies ExportedHandler<Env>;
