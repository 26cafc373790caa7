import type { Note } from "./api.ts";
import { style } from "./style.ts";

interface Page {
  host: string;
  commit: string;
  notes: Note[] | undefined;
}

export function page({ host, commit, notes }: Page): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>codex</title>
<style>${style}</style>
</head>
<body>
<header><h1>codex</h1><p>${escape(host)} <code>${escape(commit.slice(0, 7))}</code></p></header>
<main>
${notes ? list(notes) : `<p class="trouble">The api does not answer.</p>`}
<form method="post">
<input name="title" placeholder="A new note" required maxlength="120" aria-label="Title">
<input name="topic" placeholder="topic" maxlength="40" aria-label="Topic">
<button>Add</button>
</form>
</main>
</body>
</html>
`;
}

function list(notes: Note[]): string {
  return `<ul>\n${notes.map(item).join("\n")}\n</ul>`;
}

function item({ title, body, topic, createdAt }: Note): string {
  return `<li><span class="topic">${escape(topic)}</span><h2>${escape(title)}</h2>
<p>${escape(body)}</p><time datetime="${escape(createdAt)}">${escape(createdAt.slice(0, 10))}</time></li>`;
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Notes are written by anybody. */
function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}
