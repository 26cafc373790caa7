const whole = (value) => (value === undefined ? "–" : value.toFixed(0));
const ratio = (one, other) => (one === undefined || other === undefined ? "–" : (one / other).toFixed(2));

function markdown(head, rows) {
  const widths = head.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at].length)));
  const line = (cells) =>
    `| ${cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join(" | ")} |`;
  const rule = `| ${widths.map((width, at) => (at === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)).join(" | ")} |`;
  return [line(head), rule, ...rows.map(line)].join("\n");
}

/** Wall time, CPU time and memory of the jar and the Node program, with their ratios. */
export function comparison(results) {
  const figures = ["wall", "cpu", "peak", "first"];
  const head = ["action", "calls"];
  figures.forEach((figure) => head.push(`${figure}: jar`, "node", "ratio"));
  const rows = results.map(({ name, jar, node }) => [
    name,
    [jar, node].filter(Boolean).map((each) => each.calls.length).join("/"),
    ...figures.flatMap((figure) => [whole(jar?.[figure]), whole(node?.[figure]), ratio(jar?.[figure], node?.[figure])]),
  ]);
  return markdown(head, rows);
}

/** The same actions as containers, beside the jar. */
export function containers(results) {
  const rows = results
    .filter(({ image }) => image)
    .map(({ name, jar, image }) => [
      name, whole(image.wall), whole(jar.wall), ratio(image.wall, jar.wall),
      whole(image.inside.wall), whole(image.inside.cpu), whole(image.inside.peak)]);
  return markdown(["action", "wall", "jar", "ratio", "wall inside", "cpu inside", "peak inside"], rows);
}

/** What a case's contenders ask differently; empty when they ask the same. */
export function difference({ jar, node }) {
  if (!jar || !node) {
    return "";
  }
  const rest = [...node.calls];
  const only = jar.calls.filter((each) => {
    const at = rest.indexOf(each);
    if (at >= 0) {
      rest.splice(at, 1);
    }
    return at < 0;
  });
  const said = [...only.map((each) => `only jar: ${each}`), ...rest.map((each) => `only node: ${each}`)];
  return said.join("\n    ");
}
