#!/usr/bin/env node
// Stands for wrangler (`deploy`, `versions upload`, `triggers deploy`), for tests that deploy hundreds of times. It asks
// Cloudflare the same questions in the same order as wrangler 4.164 does (recorded), with what the generated
// configuration and the file of secrets say, and writes the same records. It bundles nothing, so it takes a tenth of a
// second, not two.
"use strict";
const fs = require("node:fs");
const http = require("node:http");
const path = require("node:path");

const option = (name) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};
const file = option("--config");
const config = JSON.parse(fs.readFileSync(file, "utf8"));
const secretsFile = option("--secrets-file");
const secrets = secretsFile ? JSON.parse(fs.readFileSync(secretsFile, "utf8")) : {};
const { CLOUDFLARE_API_BASE_URL: api, CLOUDFLARE_API_TOKEN: token, CLOUDFLARE_ACCOUNT_ID: account } = process.env;
const agent = new http.Agent({ keepAlive: true });

const workers = `/accounts/${account}/workers`;
const script = `${workers}/scripts/${config.name}`;

function call(method, where, body, type = "application/json") {
  const headers = { Authorization: `Bearer ${token}`, "User-Agent": "wrangler/4.164.0" };
  if (body !== undefined) {
    headers["Content-Type"] = type;
  }
  return new Promise((resolve, reject) => {
    const request = http.request(api + where, { method, headers, agent }, (answer) => {
      const chunks = [];
      answer.on("data", (chunk) => chunks.push(chunk));
      answer.on("error", reject);
      answer.on("end", () => {
        try {
          resolve({ status: answer.statusCode, body: JSON.parse(Buffer.concat(chunks).toString("utf8")) });
        } catch (e) {
          reject(e);
        }
      });
    });
    request.on("error", reject);
    request.end(body);
  });
}

/** Asks up to three times where the fault is the other side's, as the real one does. */
async function ask(method, where, body, type, left = 2) {
  try {
    const answer = await call(method, where, body, type);
    if (answer.status < 500) {
      return answer;
    }
    throw new Error(`${method} ${where} -> ${answer.status}`);
  } catch (e) {
    if (left === 0) {
      throw e;
    }
    return ask(method, where, body, type, left - 1);
  }
}

/** Fails in the words that the real one uses, which is what its callers tell failures apart by. */
async function must(method, where, body, type) {
  const answer = await ask(method, where, body, type);
  if (answer.status >= 400) {
    const problem = (answer.body.errors || [])[0] || { code: answer.status, message: "no message" };
    throw new Error(
      `A request to the Cloudflare API (${where}) failed.\n  ${problem.message} [code: ${problem.code}]`);
  }
  return answer.body.result;
}

function form(metadata) {
  const boundary = "----formdata-stand-in";
  const code = fs.readFileSync(path.resolve(path.dirname(file), config.main), "utf8");
  const part = (name, more, type, body) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n` +
    (type ? `Content-Type: ${type}\r\n` : "") + `\r\n${body}\r\n`;
  const body =
    part("metadata", "", "", JSON.stringify(metadata)) +
    part("index.js", '; filename="index.js"', "application/javascript+module", code) +
    `--${boundary}--\r\n`;
  return [body, `multipart/form-data; boundary=${boundary}`];
}

function metadata(more) {
  const text = (type) => ([name, value]) => ({ name, type, text: value });
  return {
    main_module: "index.js",
    bindings: [
      ...Object.entries(config.vars || {}).map(text("plain_text")),
      ...Object.entries(secrets).map(text("secret_text")),
    ],
    compatibility_date: config.compatibility_date,
    compatibility_flags: config.compatibility_flags || [],
    keep_bindings: ["secret_text", "secret_key"],
    annotations: { "workers/message": option("--message"), "workers/tag": option("--tag") },
    ...more,
  };
}

async function uploadFirst() {
  const unsafe = (config.unsafe || {}).metadata || {};
  const made = metadata({ code_update_strategy: { mode: "deferred", max_delay: 300 }, ...unsafe });
  const result = await must("PUT", `${script}?excludeScript=true&bindings_inherit=strict`, ...form(made));
  return result.deployment_id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

async function uploadVersion() {
  return must("POST", `${script}/versions?bindings_inherit=strict`, ...form(metadata({})));
}

async function uploadNext() {
  const version = await uploadVersion();
  await must("POST", `${script}/deployments`, JSON.stringify({
    strategy: "percentage",
    versions: [{ version_id: version.id, percentage: 100 }],
    annotations: { "workers/message": option("--message") },
  }));
  await must("PATCH", `${script}/script-settings`, JSON.stringify({ observability: { enabled: false } }));
  return version.id;
}

/** Reads what it would bundle, as a dry run does; nobody is asked. */
function build() {
  const main = path.resolve(path.dirname(file), config.main);
  if (!fs.existsSync(main)) {
    throw new Error(`The entry-point file at "${config.main}" was not found.`);
  }
}

async function deploy() {
  build();
  if (process.argv.includes("--dry-run")) {
    return;
  }
  const service = await ask("GET", `${workers}/services/${config.name}`);
  if (secretsFile) {
    await ask("GET", `${script}/secrets`);
  }
  await ask("GET", `${script}/deployments`);
  await ask("GET", `${script}/settings`);
  const id = service.status === 404 ? await uploadFirst() : await uploadNext();
  await deployTriggers();
  record({ type: "deploy", version: 1, worker_name: config.name, version_id: id });
}

async function uploadOnly() {
  build();
  await ask("GET", `${workers}/services/${config.name}`);
  if (secretsFile) {
    await ask("GET", `${script}/secrets`);
  }
  await ask("GET", `${script}/settings`);
  const version = await uploadVersion();
  await must("PATCH", `${script}/script-settings`, JSON.stringify({ observability: { enabled: false } }));
  await must("GET", `${workers}/workers/${config.name}`);
  await must("GET", `${script}/versions`);
  record({ type: "version-upload", version: 1, worker_name: config.name, version_id: version.id });
}

async function deployTriggers() {
  await must("GET", `${workers}/workers/${config.name}`);
  await must("POST", `${script}/subdomain`, JSON.stringify({ enabled: false, previews_enabled: false }));
  if (!config.routes) {
    return;
  }
  const zones = await must("GET", `/zones?name=${config.routes[0].zone_name}&account.id=${account}`);
  await must("GET", `/zones/${zones[0].id}/workers/routes`);
  await must("PUT", `${script}/routes`, JSON.stringify(config.routes));
}

function record(entry) {
  fs.appendFileSync(process.env.WRANGLER_OUTPUT_FILE_PATH, JSON.stringify(entry) + "\n");
}

const commands = { deploy, versions: uploadOnly, triggers: deployTriggers };

commands[process.argv[2]]().then(
  () => process.exit(0),
  (e) => {
    console.error(`✘ [ERROR] ${e.cause ? `${e.message}: ${e.cause.message}` : e.message}`);
    process.exit(1);
  });
