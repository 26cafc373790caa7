/** The middle one; the higher of two. */
export function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

/**
 * The figures of one case by contender, each the median of so many runs after one that warms up. They take turns, so that
 * what else the machine does hits all. What a case prepares before a run has no latency.
 */
export async function sample(one, contenders, runs, sandbox, latency) {
  const taking = contenders.filter((contender) => contender.takes(one));
  const taken = Object.fromEntries(taking.map(({ name }) => [name, []]));
  for (let round = 0; round <= runs; round++) {
    for (const contender of taking) {
      const prepared = { ...one, before: async () => beforeSlow(one, sandbox, latency) };
      const found = await contender.run(prepared, sandbox);
      await sandbox.latency(0);
      if (round > 0) {
        taken[contender.name].push(found);
      }
    }
  }
  return Object.fromEntries(Object.entries(taken).map(([name, all]) => [name, summary(all)]));
}

async function beforeSlow(one, sandbox, latency) {
  const more = await one.before?.();
  await sandbox.latency(latency);
  return more;
}

function summary(all) {
  const middle = (figure) => median(all.map((each) => each[figure]));
  return {
    wall: middle("wall"),
    cpu: middle("cpu"),
    peak: middle("peak"),
    first: all.some(({ first }) => first === undefined) ? undefined : middle("first"),
    calls: all[all.length - 1].calls,
  };
}
