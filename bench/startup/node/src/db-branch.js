// Takes up a Neon branch that is there, with the calls that `penstock db-branch` makes in that case.
import * as core from "@actions/core";
import { end } from "./end.js";
import { api } from "./http.js";

function hide(uri) {
  core.setSecret(uri);
  core.setSecret(decodeURIComponent(new URL(uri).password));
}

async function run() {
  const base = process.env.NEON_API_HOST || "https://console.neon.tech/api/v2";
  const get = api(base, core.getInput("neon-api-key", { required: true }));
  const project = `/projects/${core.getInput("project", { required: true })}`;
  const name = core.getInput("name", { required: true });

  const { branches } = await get(`${project}/branches`, { search: name, limit: 100 });
  const found = branches.find((each) => each.name === name);
  if (!found) {
    throw new Error(`there is no branch ${name}`);
  }
  const { endpoints } = await get(`${project}/branches/${found.id}/endpoints`);
  if (found.default || found.protected) {
    throw new Error(`${name} is not for previews`);
  }
  const uri = (pooled) =>
    get(`${project}/connection_uri`, {
      branch_id: found.id,
      endpoint_id: endpoints.find((each) => each.type === "read_write").id,
      database_name: core.getInput("database", { required: true }),
      role_name: core.getInput("role", { required: true }),
      pooled,
    });
  const [pooled, direct] = await Promise.all([uri(true), uri(false)]);
  hide(pooled.uri);
  hide(direct.uri);
  core.setOutput("pooled-url", pooled.uri);
  core.setOutput("direct-url", direct.uri);
  await end("db-branch", { "branch-name": name, "branch-id": found.id, created: "false" });
}

run().catch(core.setFailed);
