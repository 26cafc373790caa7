/** The middle one; the higher of two. */
export function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

/** The figures of one case at one latency, by contender. They take turns, so that what else the machine does hits all. */
export async function sample(one, contenders, runs, sandbox) {
  const taking = contenders.filter((contender) => contender.takes(one));
  const taken = Object.fromEntries(taking.map(({ name }) => [name, []]));
  for (let round = 0; round <= runs; round++) {
    for (const contender of taking) {
      const figures = await contender.run(one, sandbox);
      if (round > 0 || runs === 0) {
        taken[contender.name].push(figures);
      }
    }
  }
  return Object.fromEntries(Object.entries(taken).map(([name, all]) => [name, summary(all)]));
}

function summary(all) {
  const middle = (figure) => median(all.map((each) => each[figure]));
  const walls = all.map((each) => each.wall);
  return {
    wall: middle("wall"),
    least: Math.min(...walls),
    most: Math.max(...walls),
    cpu: middle("cpu"),
    peak: Math.max(...all.map((each) => each.peak)),
    first: all.some((each) => each.first === undefined) ? undefined : middle("first"),
    calls: all[all.length - 1].calls,
  };
}
