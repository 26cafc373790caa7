/** Answers that every Worker of codex gives in the same way. */

export function json(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}

/** What Penstock asks for: the service is up, and this is the commit it was built from. */
export function health(service: string, commit: string | undefined): Response {
  return json({ status: "ok", service, version: commit ?? "unknown" });
}

export function notFound(): Response {
  return json({ error: "There is nothing here." }, 404);
}

/** The reason stays in the log: an answer to a stranger does not say how the inside looks. */
export function broken(error: unknown): Response {
  console.error(error);
  return json({ error: "Something went wrong." }, 500);
}
