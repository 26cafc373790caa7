// What issue 4 set as goals, on a machine of two cores.

const separate = ["db-branch create, reused", "preview-dns ensure, unchanged", "deploy, two services", "pr-comment, edited"];
const recorded = ["deployment, started", "deployment, finished"];
const together = "deploy-preview up, update";

const compared = ["pr-comment", "db-branch"];
const slow = 80;
const firstRequest = 200;
const resident = 90;
const share = 0.5;

const ms = (value) => `${value.toFixed(0)} ms`;

/** Each goal that can be judged by what was measured: its text, whether it is met, and the figures. */
export function goals(tables) {
  const results = tables.get(slow) ?? [];
  return [
    ...results.filter(({ name, jar, node }) => jar && node && compared.some((each) => name.startsWith(each))).map(noSlower),
    ...worst([...tables.values()].flat(), "first", firstRequest, "jar, start to first request", "ms"),
    ...worst([...tables.values()].flat(), "peak", resident, "jar, resident", "MB"),
    ...wholeAndParts(results),
  ];
}

function noSlower({ name, jar, node }) {
  return {
    goal: `${name}, at ${slow} ms: no slower than Node`,
    met: jar.wall <= node.wall,
    figures: `${ms(jar.wall)} to ${ms(node.wall)}, ${(jar.wall / node.wall).toFixed(2)}`,
  };
}

function worst(results, figure, limit, what, unit) {
  const rows = results.filter(({ jar }) => jar?.[figure] !== undefined);
  if (rows.length === 0) {
    return [];
  }
  const most = rows.reduce((one, other) => (one.jar[figure] >= other.jar[figure] ? one : other));
  const value = most.jar[figure];
  const over = new Set(rows.filter(({ jar }) => jar[figure] > limit).map(({ name }) => name));
  return [{
    goal: `${what}: at most ${limit} ${unit}`,
    met: value <= limit,
    figures: `${value.toFixed(0)} ${unit} at most (${most.name}); over it: ${over.size} of ${new Set(rows.map(({ name }) => name)).size}`,
  }];
}

/** Penstock has no action that records a deployment, so the Node programs stand for those in the sum. */
function wholeAndParts(results) {
  const wall = (name) => {
    const found = results.find((each) => each.name === name);
    return (found?.jar ?? found?.node)?.wall;
  };
  const sum = (names) => names.map(wall).reduce((one, other) => one + other, 0);
  const whole = wall(together);
  const own = sum(separate);
  const all = sum([...separate, ...recorded]);
  if (Number.isNaN(whole / all) || whole === undefined) {
    return [];
  }
  return [{
    goal: `${together}, at ${slow} ms: at most ${share} of the separate actions`,
    met: whole <= share * all,
    figures: `${ms(whole)} to ${ms(all)}, ${(whole / all).toFixed(2)} (${ms(own)} and ${(whole / own).toFixed(2)} without the two deployments)`,
  }];
}
