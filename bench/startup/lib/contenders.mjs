import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const patience = 120_000;

/** What the runner sets beside the inputs, with its files in that folder. */
function runner(folder, workspace) {
  const files = ["output", "step_summary", "env", "state", "path"];
  files.forEach((name) => writeFileSync(join(folder, name), ""));
  writeFileSync(join(folder, "event"), "{}");
  return {
    GITHUB_ACTIONS: "true",
    GITHUB_WORKSPACE: workspace,
    GITHUB_EVENT_NAME: "workflow_dispatch",
    GITHUB_EVENT_PATH: join(folder, "event"),
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_RUN_ID: "4711",
    ...Object.fromEntries(files.map((name) => [`GITHUB_${name.toUpperCase()}`, join(folder, name)])),
  };
}

const asInputs = (inputs) =>
  Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));

/** Runs a program and waits for its end. */
function finished(command, environment, folder) {
  return new Promise((resolve, reject) => {
    const process = spawn(command[0], command.slice(1), {
      env: environment,
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: patience,
    });
    let said = "";
    process.stdout.on("data", (text) => (said += text));
    process.stderr.on("data", (text) => (said += text));
    process.on("error", reject);
    process.on("close", (code) =>
      code === 0 ? resolve() : reject(new Error(`${command.join(" ")} ended with ${code}:\n${said}`)));
  });
}

/** One way to run an action: as a process of the machine's own. */
export class Contender {
  constructor(name, place, command) {
    this.name = name;
    this.place = place;
    this.command = command;
  }

  takes(one) {
    return this.command(one) !== undefined;
  }

  /** Runs it once. Times in milliseconds, memory in MiB; `first` is from its start to its first request. */
  async run(one, sandbox) {
    const more = (await one.before?.()) ?? {};
    const folder = mkdtempSync(join(this.place.work, "run-"));
    try {
      const inputs = { ...one.inputs(), ...this.inputsOnly(one), ...more };
      await sandbox.forget();
      const figures = await this.measured(one, inputs, folder, sandbox);
      const { calls, first } = await sandbox.seen();
      return { ...figures, calls, first: first === undefined ? undefined : (first - figures.started) / 1000 };
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  inputsOnly(one) {
    return this.name === "node" ? (one.nodeInputs ?? {}) : {};
  }

  async measured(one, inputs, folder, sandbox) {
    const file = join(folder, "figures");
    const environment = {
      PATH: process.env.PATH,
      HOME: folder,
      ...sandbox.environment,
      ...runner(folder, this.place.project),
      ...asInputs(inputs),
    };
    await finished([this.place.measure, file, ...this.command(one)], environment, folder);
    return scaled(JSON.parse(readFileSync(file, "utf8")));
  }
}

const scaled = ({ started, wall, cpu, peak }) => ({ started, wall: wall / 1000, cpu: cpu / 1000, peak: peak / 1024 });

/** The jar as the image runs it: on the linked runtime, from the cache. */
export const jar = (place) =>
  new Contender("jar", place, (one) => one.penstock && [
    join(place.penstock, "runtime/bin/java"),
    `@${join(place.penstock, "jvm.options")}`,
    `-XX:AOTCache=${join(place.penstock, "penstock.aot")}`,
    "-jar", join(place.penstock, "penstock.jar"),
    ...one.penstock,
  ]);

/** The Node program, as the runner starts it. */
export const node = (place) =>
  new Contender("node", place, (one) => one.node && [
    process.execPath, join(place.bench, "node/dist", `${one.node}.cjs`)]);
