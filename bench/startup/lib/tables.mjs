const figures = ["wall", "cpu", "peak", "first"];

const whole = (value) => (value === undefined ? "–" : value.toFixed(0));
const ratio = (one, other) => (one === undefined || other === undefined ? "–" : (one / other).toFixed(2));

function markdown(head, rows) {
  const widths = head.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at].length)));
  const line = (cells) =>
    `| ${cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join(" | ")} |`;
  const rule = `| ${widths.map((width, at) => (at === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)).join(" | ")} |`;
  return [line(head), rule, ...rows.map(line)].join("\n");
}

/** Wall time, CPU time, memory and time to the first request of the jar and the Node program, with their ratios. */
export function comparison(results) {
  const head = ["action", "calls", ...figures.flatMap((figure) => [`${figure}: jar`, "node", "ratio"])];
  const rows = results.map(({ name, jar, node }) => [
    name,
    [jar, node].filter(Boolean).map(({ calls }) => calls.length).join(" / "),
    ...figures.flatMap((figure) => [whole(jar?.[figure]), whole(node?.[figure]), ratio(jar?.[figure], node?.[figure])]),
  ]);
  return markdown(head, rows);
}

/** The same actions as containers, beside the jar. */
export function containers(results) {
  const head = ["action", "wall", "of the jar's", "first", "wall inside", "cpu inside", "peak inside"];
  const rows = results
    .filter(({ container }) => container)
    .map(({ name, jar, container, inside }) => [
      name, whole(container.wall), ratio(container.wall, jar.wall), whole(container.first),
      whole(inside.wall), whole(inside.cpu), whole(inside.peak)]);
  return markdown(head, rows);
}

/** What the jar and the Node program ask differently, one line for each call; none when they ask the same. */
export function differences({ name, jar, node }) {
  if (!jar || !node) {
    return [];
  }
  return [...without(jar.calls, node.calls).map((call) => `${name}: only the jar: ${call}`),
    ...without(node.calls, jar.calls).map((call) => `${name}: only Node: ${call}`)];
}

/** Each of the one list for which there is none in the other. */
function without(calls, others) {
  const left = [...others];
  return calls.filter((call) => {
    const at = left.indexOf(call);
    if (at >= 0) {
      left.splice(at, 1);
    }
    return at < 0;
  });
}

/** The goals, met or not. */
export function verdicts(goals) {
  return markdown(
    ["goal", "figures", ""],
    goals.map(({ goal, met, figures: said }) => [goal, said, met ? "met" : "NOT MET"]));
}
