// Finds the records of a preview as they should be, and answered, with the calls of `penstock preview-dns`.
import { Resolver } from "node:dns/promises";
import * as core from "@actions/core";
import { end } from "./end.js";
import { api } from "./http.js";

async function answered(host) {
  const resolver = new Resolver();
  resolver.setServers([core.getInput("name-server", { required: true })]);
  await resolver.resolve4(host);
}

async function run() {
  const base = process.env.CLOUDFLARE_API_BASE_URL || "https://api.cloudflare.com/client/v4";
  const get = api(base, core.getInput("cloudflare-api-token", { required: true }));
  const name = core.getInput("zone", { required: true });
  const hosts = core.getMultilineInput("hosts", { required: true });

  const zones = await get("/zones", { name });
  const { id } = zones.result.find((each) => each.name === name);
  const records = await get(`/zones/${id}/dns_records`, {
    "comment.exact": core.getInput("mark", { required: true }),
    page: 1,
    per_page: 100,
  });
  const missing = hosts.filter(
    (host) => !records.result.some((each) => each.name === host && each.content === name && each.proxied));
  if (missing.length > 0) {
    throw new Error(`not there: ${missing}`);
  }
  await Promise.all(hosts.map(answered));
  await end("preview-dns", { hosts: hosts.join(","), changes: `${hosts.length} unchanged` });
}

run().catch(core.setFailed);
