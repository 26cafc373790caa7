export interface Note {
  id: number;
  title: string;
  body: string;
  topic: string;
  createdAt: string;
}

/** The notes, or undefined when the api does not answer: the page says so and stays readable. */
export async function fetchNotes(api: string): Promise<Note[] | undefined> {
  try {
    const answer = await fetch(`${api}/notes`);
    if (!answer.ok) {
      throw new Error(`the api answered ${answer.status}`);
    }
    return ((await answer.json()) as { notes: Note[] }).notes;
  } catch (error) {
    console.error(error);
    return undefined;
  }
}

export async function addNote(api: string, form: FormData): Promise<void> {
  const body = JSON.stringify(Object.fromEntries(form));
  const headers = { "content-type": "application/json" };
  await fetch(`${api}/notes`, { method: "POST", headers, body });
}
