import type { Sql } from "./database.ts";

export interface NewNote {
  title: string;
  body: string;
  topic: string;
}

export interface Note extends NewNote {
  id: number;
  createdAt: string;
}

const LONGEST = { title: 120, body: 2000, topic: 40 };

export async function listNotes(sql: Sql): Promise<Note[]> {
  const rows = await sql`select id, title, body, topic, created_at from notes order by id limit 200`;
  return rows.map(toNote);
}

export async function addNote(sql: Sql, note: NewNote): Promise<Note> {
  const [row] = await sql`
    insert into notes (title, body, topic) values (${note.title}, ${note.body}, ${note.topic})
    returning id, title, body, topic, created_at`;
  return toNote(row!);
}

export async function removeEmptyNotes(sql: Sql): Promise<void> {
  await sql`delete from notes where body = '' and created_at < now() - interval '30 days'`;
}

/** The note in a request's body, or what is wrong with it. */
export function parseNote(body: unknown): NewNote | string {
  const given = (typeof body === "object" && body !== null ? body : {}) as Record<string, unknown>;
  const note = {
    title: text(given["title"]),
    body: text(given["body"]),
    topic: text(given["topic"]) || "general",
  };
  if (!note.title) {
    return "A note needs a title.";
  }
  const tooLong = (["title", "body", "topic"] as const).find((k) => note[k].length > LONGEST[k]);
  return tooLong ? `A note's ${tooLong} has at most ${LONGEST[tooLong]} characters.` : note;
}

function text(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}

function toNote(row: Record<string, any>): Note {
  return {
    id: Number(row["id"]),
    title: row["title"],
    body: row["body"],
    topic: row["topic"],
    createdAt: new Date(row["created_at"]).toISOString(),
  };
}
