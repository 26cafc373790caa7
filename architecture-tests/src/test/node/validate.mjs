// Reads {files: [{name, text}], actions: {"owner/name/path": metadata}} from standard input and writes what
// GitHub's language service finds: [{file, line, message}].
import { readFileSync } from "node:fs";
import { register } from "node:module";

// The package imports its JSON in the way of bundlers; Node wants to be told the type.
const loader = `export async function load(url, context, next) {
  return next(url, url.endsWith(".json") ? { ...context, importAttributes: { type: "json" } } : context);
}`;
register(`data:text/javascript,${encodeURIComponent(loader)}`);
const { validate } = await import("@actions/languageservice");

const { files, actions } = JSON.parse(readFileSync(0, "utf8"));
const texts = new Map(files.map((file) => [file.name, file.text]));

// What others' actions take is not recorded here: no metadata, so their inputs are not looked at.
const actionsMetadataProvider = {
  fetchActionMetadata: async ({ owner, name, path }) =>
    actions[[owner, name, path].filter(Boolean).join("/")] ?? {},
};

const fileProvider = {
  getFileContent: async (reference) => {
    const path = reference.path.replace(/^\.\//, "");
    if (!texts.has(path)) {
      throw new Error(`no file ${path}`);
    }
    return { name: path, content: texts.get(path) };
  },
};

function document({ name, text }) {
  const lines = text.split("\n");
  return {
    uri: `file:///${name}`,
    languageId: "yaml",
    version: 1,
    lineCount: lines.length,
    getText: (range) => {
      if (!range) {
        return text;
      }
      return text.slice(offset(lines, range.start), offset(lines, range.end));
    },
    offsetAt: (position) => offset(lines, position),
    positionAt: (at) => {
      const before = text.slice(0, at).split("\n");
      return { line: before.length - 1, character: before.at(-1).length };
    },
  };
}

function offset(lines, { line, character }) {
  return lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
}

const found = [];
for (const file of files) {
  for (const { range, message } of await validate(document(file), { actionsMetadataProvider, fileProvider })) {
    found.push({ file: file.name, line: range.start.line + 1, message });
  }
}
process.stdout.write(JSON.stringify(found));
