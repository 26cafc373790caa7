// Keeps one comment of a key on a pull request, with the calls that `penstock pr-comment` makes.
import * as core from "@actions/core";
import { context, getOctokit } from "@actions/github";
import { end } from "./end.js";

async function find(octokit, place, marker, since) {
  const pages = octokit.paginate.iterator(octokit.rest.issues.listComments, { ...place, since, per_page: 100 });
  for await (const page of pages) {
    const ours = page.data.find((comment) => comment.body.startsWith(marker) && comment.user?.login.endsWith("[bot]"));
    if (ours) {
      return ours;
    }
  }
  return undefined;
}

/** Of several that were written at once the oldest stays. */
async function create(octokit, place, marker, body) {
  const { data: written } = await octokit.rest.issues.createComment({ ...place, body });
  const since = new Date(Date.parse(written.created_at) - 60_000).toISOString();
  const kept = (await find(octokit, place, marker, since)) ?? written;
  if (kept.id < written.id) {
    await octokit.rest.issues.deleteComment({ ...context.repo, comment_id: written.id });
  }
  return kept.id < written.id ? kept : written;
}

async function upsert(octokit, place, marker, body) {
  const found = await find(octokit, place, marker);
  if (!found) {
    return ["created", await create(octokit, place, marker, body)];
  }
  if (found.body.replaceAll("\r\n", "\n").trimEnd() === body) {
    return ["unchanged", found];
  }
  const edited = await octokit.rest.issues.updateComment({ ...context.repo, comment_id: found.id, body });
  return ["edited", edited.data];
}

async function run() {
  const octokit = getOctokit(core.getInput("github-token", { required: true }));
  const issue_number = Number(core.getInput("pull-request") || context.issue.number);
  const marker = `<!-- penstock:key=${core.getInput("key") || "penstock"} -->`;
  const body = `${marker}\n${core.getInput("body", { required: true }).trimEnd()}`;
  const [change, comment] = await upsert(octokit, { ...context.repo, issue_number }, marker, body);
  await end("pr-comment", { change, "comment-url": comment.html_url });
}

run().catch(core.setFailed);
