// Begins a deployment on GitHub, or ends it and makes older ones inactive, as `deploy-preview up` does on its way.
import * as core from "@actions/core";
import { context, getOctokit } from "@actions/github";
import { end } from "./end.js";

const task = "deploy:penstock";

async function start(repos, repo, environment, ref) {
  const { data: same } = await repos.listDeployments({ ...repo, sha: ref, task, environment, per_page: 100 });
  if (same.length > 0) {
    await repos.listDeploymentStatuses({ ...repo, deployment_id: same[0].id, per_page: 100 });
  }
  const { data: made } = await repos.createDeployment({
    ...repo,
    ref,
    task,
    environment,
    auto_merge: false,
    required_contexts: [],
    transient_environment: true,
    production_environment: false,
  });
  await repos.createDeploymentStatus({ ...repo, deployment_id: made.id, state: "in_progress" });
  return made.id;
}

async function finish(repos, repo, environment, deployment_id, environment_url) {
  await repos.createDeploymentStatus({
    ...repo, deployment_id, state: "success", environment_url, auto_inactive: false });
  const { data: all } = await repos.listDeployments({ ...repo, task, environment, per_page: 100 });
  const older = all.filter((each) => each.id < deployment_id);
  for (const each of older) {
    const { data: statuses } = await repos.listDeploymentStatuses({
      ...repo, deployment_id: each.id, per_page: 100 });
    if (statuses[0]?.state === "inactive") {
      break;
    }
    await repos.createDeploymentStatus({ ...repo, deployment_id: each.id, state: "inactive" });
  }
  return deployment_id;
}

async function run() {
  const { repos } = getOctokit(core.getInput("github-token", { required: true })).rest;
  const environment = core.getInput("environment", { required: true });
  const id =
    core.getInput("command") === "start"
      ? await start(repos, context.repo, environment, core.getInput("commit", { required: true }))
      : await finish(
          repos, context.repo, environment, Number(core.getInput("deployment", { required: true })),
          core.getInput("url", { required: true }));
  await end("deployment", { deployment: String(id) });
}

run().catch(core.setFailed);
