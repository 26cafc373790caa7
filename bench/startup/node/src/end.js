// What every one of them leaves behind, as Penstock's actions do: outputs, and a table in the job's summary.
import * as core from "@actions/core";

export async function end(action, facts) {
  for (const [name, value] of Object.entries(facts)) {
    core.setOutput(name, value);
  }
  core.setOutput("result", JSON.stringify({ version: 1, action, outcome: "done", ...facts }));
  await core.summary
    .addHeading(action, 3)
    .addTable([["what", "value"].map((data) => ({ data, header: true })), ...Object.entries(facts)])
    .write();
}
