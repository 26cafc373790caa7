const usage = `bench/startup/run [options]: how long the actions take as processes of their own, beside Node programs that do the same
  --runs N          the median of that many runs, after one that warms up (default 9)
  --latency MS,MS   what each answer of the vendors takes, one table for each (default 0,80)
  --only WORDS      only actions whose name contains this
  --jar-only        without the Node programs
  --containers      also as containers of the image, built for it, with the engine of bin/engine
  --as-built        measure the jars that are there, without building any
  --goals           end with status 1 when a goal is missed
`;

const defaults = { runs: 9, latencies: [0, 80], only: "", jarOnly: false, containers: false, goals: false };

const readers = {
  "--runs": (value) => ({ runs: wholeNumber(value) }),
  "--latency": (value) => ({ latencies: value.split(",").map(wholeNumber) }),
  "--only": (value) => ({ only: value }),
};

const flags = {
  "--jar-only": { jarOnly: true },
  "--containers": { containers: true },
  "--as-built": {},
  "--goals": { goals: true },
};

function wholeNumber(text) {
  if (!/^\d{1,5}$/.test(text)) {
    throw new Error(`not a whole number: ${text}`);
  }
  return Number(text);
}

/** The options of a command line. Ends the program where there is nothing to do. */
export function options(args) {
  if (args.includes("--help")) {
    process.stdout.write(usage);
    process.exit(0);
  }
  try {
    return { ...defaults, ...read([...args]) };
  } catch (e) {
    process.stderr.write(`error: ${e.message}\n${usage}`);
    process.exit(2);
  }
}

function read(args) {
  const found = {};
  while (args.length > 0) {
    const name = args.shift();
    if (name in flags) {
      Object.assign(found, flags[name]);
    } else if (name in readers && args.length > 0) {
      Object.assign(found, readers[name](args.shift()));
    } else {
      throw new Error(`no such option, or no value: ${name}`);
    }
  }
  return found;
}
