import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

const patience = 120_000;
const commandFiles = ["output", "step_summary", "env", "state", "path"];

/** A folder for one run, with the files that the runner makes: its home, the event, what a step may write to. */
function prepare(folder) {
  ["home", "workflow", "file_commands"].forEach((name) => mkdirSync(join(folder, name)));
  writeFileSync(join(folder, "workflow/event.json"), "{}");
  commandFiles.forEach((name) => writeFileSync(join(folder, "file_commands", name), ""));
}

/** What the runner sets, with its files below that folder. */
function variables(inputs, folder, workspace, sandbox) {
  return {
    HOME: `${folder}/home`,
    GITHUB_ACTIONS: "true",
    GITHUB_WORKSPACE: workspace,
    GITHUB_EVENT_NAME: "workflow_dispatch",
    GITHUB_EVENT_PATH: `${folder}/workflow/event.json`,
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_RUN_ID: "4711",
    ...Object.fromEntries(commandFiles.map((name) => [`GITHUB_${name.toUpperCase()}`, `${folder}/file_commands/${name}`])),
    ...sandbox.environment,
    ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
  };
}

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
      code === 0 ? resolve() : reject(new Error(`${command.slice(2, 4).join(" ")} … ended with ${code}:\n${said}`)));
  });
}

/** What `measured` wrote: times in milliseconds, memory in megabytes. */
function figures(file) {
  const { started, wall, cpu, peak } = JSON.parse(readFileSync(file, "utf8"));
  return { started, wall: wall / 1e3, cpu: cpu / 1e3, peak: (peak * 1024) / 1e6 };
}

/** One way to run an action. */
class Contender {
  constructor(name, place) {
    this.name = name;
    this.place = place;
  }

  /** Runs it once. `first` is from its start to the arrival of its first request. */
  async run(one, sandbox) {
    const more = (await one.before?.()) ?? {};
    const folder = mkdtempSync(join(this.place.work, "run-"));
    try {
      prepare(folder);
      await sandbox.forget();
      const found = await this.measure(one, { ...one.inputs(), ...more }, folder, sandbox);
      const { calls, first } = await sandbox.seen();
      return { ...found, calls, first: first === undefined ? undefined : (first - found.started) / 1e3 };
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
}

/** A process of the machine's own. */
class Process extends Contender {
  async measure(one, inputs, folder, sandbox) {
    const file = join(folder, "figures");
    const environment = { PATH: process.env.PATH, ...variables(inputs, folder, this.place.project, sandbox) };
    await finished([this.place.measured, file, ...this.command(one)], environment, this.place.project);
    return figures(file);
  }
}

/** The jar as the image runs it: on the linked runtime, from the action's cache. */
export class Jar extends Process {
  constructor(place) {
    super("jar", place);
    this.small = readFileSync(`${place.penstock}/small-actions`, "utf8").trim().split(",");
  }

  takes(one) {
    return one.penstock !== undefined;
  }

  command(one) {
    const { penstock } = this.place;
    const start = this.small.includes(one.penstock[0])
      ? [`@${penstock}/small.options`, `-XX:AOTCache=${penstock}/small.aot`]
      : [`-XX:AOTCache=${penstock}/whole.aot`];
    return [
      `${penstock}/runtime/bin/java`, `@${penstock}/jvm.options`, ...start,
      "-cp", `${penstock}/penstock.jar`, "dev.penstock.launcher.Main", ...one.penstock,
    ];
  }
}

/** The Node program, as the runner starts it. */
export class NodeProgram extends Process {
  constructor(place) {
    super("node", place);
  }

  takes(one) {
    return one.node !== undefined;
  }

  command(one) {
    return [process.execPath, `${this.place.bench}/node/dist/${one.node}.cjs`];
  }

  measure(one, inputs, folder, sandbox) {
    return super.measure(one, { ...inputs, ...one.nodeInputs }, folder, sandbox);
  }
}

/** A container, started as the runner starts it; CPU and memory are the docker client's. */
export class Container extends Contender {
  constructor(place, name = "container") {
    super(name, place);
  }

  takes(one) {
    return one.penstock !== undefined;
  }

  async measure(one, inputs, folder, sandbox) {
    const file = join(folder, "figures");
    const environment = this.environment(inputs, sandbox);
    const program = [...this.docker(folder, Object.keys(environment), sandbox), ...this.entrypoint(), ...one.penstock];
    await finished([this.place.measured, file, ...program], { ...process.env, ...environment }, folder);
    return figures(file);
  }

  environment(inputs, sandbox) {
    const authorities = `/github/authorities/${basename(sandbox.environment.SSL_CERT_FILE)}`;
    const mounted = { environment: { ...sandbox.environment, SSL_CERT_FILE: authorities } };
    return variables(inputs, "/github", "/github/workspace", mounted);
  }

  /** The values come from the client's own environment: arguments can be seen by everybody. */
  docker(folder, names, sandbox) {
    return [
      this.place.docker, "run", "--rm", "--network", "host", "--workdir", "/github/workspace",
      ...names.flatMap((name) => ["--env", name]),
      ...["home", "workflow", "file_commands"].flatMap((name) => ["--volume", `${folder}/${name}:/github/${name}`]),
      "--volume", `${this.place.project}:/github/workspace`,
      "--volume", `${dirname(sandbox.environment.SSL_CERT_FILE)}:/github/authorities:ro`,
      ...this.options(folder),
    ];
  }

  options() {
    return [];
  }

  entrypoint() {
    return [this.place.image];
  }
}

/** The same container, in which `measured` starts the entrypoint: CPU and memory are what runs inside. */
export class InsideContainer extends Container {
  constructor(place) {
    super(place, "inside");
  }

  async measure(one, inputs, folder, sandbox) {
    const { started } = await super.measure(one, inputs, folder, sandbox);
    return { ...figures(join(folder, "inside/figures")), started };
  }

  options(folder) {
    mkdirSync(join(folder, "inside"));
    return [
      "--volume", `${folder}/inside:/bench/figures`,
      "--volume", `${this.place.measured}:/bench/measured:ro`,
      "--entrypoint", "/usr/bin/perl",
    ];
  }

  entrypoint() {
    return [this.place.image, "/bench/measured", "/bench/figures/figures", "/opt/penstock/bin/penstock"];
  }
}
