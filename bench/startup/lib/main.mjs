import { readFileSync } from "node:fs";
import { cases } from "./cases.mjs";
import { jar, node } from "./contenders.mjs";
import { options } from "./options.mjs";
import { sample } from "./sampling.mjs";
import { Sandbox } from "./sandbox.mjs";
import { comparison, difference } from "./tables.mjs";

const asked = options(process.argv.slice(2));
const work = process.env.BENCH_WORK;
const bench = process.env.BENCH_HOME;
const place = {
  work,
  bench,
  project: `${work}/project`,
  penstock: process.env.BENCH_PENSTOCK,
  measure: `${bench}/measured`,
};
const sandbox = new Sandbox(JSON.parse(readFileSync(`${work}/sandbox.json`, "utf8")));
const contenders = asked.jarOnly ? [jar(place)] : [jar(place), node(place)];

await sample({ penstock: ["deploy-preview"], inputs: (await cases(sandbox)).find(({ name }) => name.startsWith("deploy-preview")).inputs }, [jar(place)], 0, sandbox);
const chosen = (await cases(sandbox)).filter(({ name }) => name.includes(asked.only));
for (const latency of asked.latencies) {
  const results = [];
  for (const one of chosen) {
    await sandbox.latency(latency);
    results.push({ name: one.name, ...(await sample(one, contenders, asked.runs, sandbox)) });
    await sandbox.latency(0);
  }
  console.log(`\n## ${latency} ms\n\n${comparison(results)}\n`);
  results.filter((each) => difference(each)).forEach((each) => console.log(`${each.name}:\n    ${difference(each)}`));
}
