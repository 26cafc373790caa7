import { copyFileSync, readFileSync } from "node:fs";
import { cases, preview } from "./cases.mjs";
import { Container, InsideContainer, Jar, NodeProgram } from "./contenders.mjs";
import { goals } from "./goals.mjs";
import { options } from "./options.mjs";
import { sample } from "./sampling.mjs";
import { Sandbox } from "./sandbox.mjs";
import { comparison, containers, differences, verdicts } from "./tables.mjs";

const asked = options(process.argv.slice(2));
const { BENCH_HOME: bench, BENCH_WORK: work, BENCH_PENSTOCK: penstock, BENCH_IMAGE: image, PENSTOCK_DOCKER: docker } = process.env;
const place = { bench, work, penstock, image, docker, project: `${work}/project`, measured: `${bench}/measured` };

const sandbox = new Sandbox(JSON.parse(readFileSync(`${work}/sandbox.json`, "utf8")));
const jar = new Jar(place);
const contenders = [
  jar,
  ...(asked.jarOnly ? [] : [new NodeProgram(place)]),
  ...(image ? [new Container(place), new InsideContainer(place)] : []),
];

/** The preview that the actions find, made with a wrangler that does all its requests; the measured one does none. */
async function prepare() {
  await jar.run(preview(sandbox), sandbox);
  copyFileSync(`${bench}/wrangler`, `${place.project}/node_modules/.bin/wrangler`);
  const all = await cases(sandbox);
  const chosen = all.filter(({ name }) => name.includes(asked.only));
  if (chosen.length === 0) {
    throw new Error(`no action's name contains "${asked.only}"; there are: ${all.map(({ name }) => name).join("; ")}`);
  }
  return chosen;
}

async function measure(chosen, latency) {
  const results = [];
  for (const one of chosen) {
    process.stderr.write(`${latency} ms: ${one.name}\n`);
    results.push({ name: one.name, ...(await sample(one, contenders, asked.runs, sandbox, latency)) });
  }
  return results;
}

function print(latency, results) {
  console.log(`\nAnswers take ${latency} ms:\n\n${comparison(results)}`);
  if (image) {
    console.log(`\nAs containers, answers take ${latency} ms:\n\n${containers(results)}`);
  }
  results.flatMap(differences).forEach((line) => console.log(`\n${line}`));
}

const chosen = await prepare();
const tables = new Map();
for (const latency of asked.latencies) {
  tables.set(latency, await measure(chosen, latency));
  print(latency, tables.get(latency));
}
const judged = goals(tables);
console.log(`\n${verdicts(judged)}`);
process.exitCode = asked.goals && judged.some(({ met }) => !met) ? 1 : 0;
