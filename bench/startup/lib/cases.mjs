// What is measured. A case has a name, the arguments of penstock (unless Penstock has no such action), the name of the
// Node program (unless there is none), and the inputs, which may differ from run to run; `before` prepares a run.

const commit = "8d3c1b7f5a9e0246c8b1d3f5a7e9c0b2d4f60819";
const zone = "codex.example";
const hosts = [`api-preview-8.${zone}`, `codex-preview-8.${zone}`];
const environment = "preview/pr-8";
const marker = "<!-- penstock:key=bench -->";
const others = 250;

let edits = 0;

async function removeComment(sandbox, issue) {
  const comments = await sandbox.github("GET", `/issues/${issue}/comments?per_page=100`);
  for (const comment of comments.filter((each) => each.body.startsWith(marker))) {
    await sandbox.github("DELETE", `/issues/comments/${comment.id}`);
  }
}

/** An issue of its own, so that only this case reads three pages. GitHub keeps a pull request's comments as an issue's. */
async function crowd(sandbox) {
  const { number } = await sandbox.github("POST", "/issues", { title: "Much talked about" });
  for (let i = 1; i <= others; i++) {
    await sandbox.github("POST", `/issues/${number}/comments`, { body: `Opinion ${i}` });
  }
  await sandbox.github("POST", `/issues/${number}/comments`, { body: `${marker}\nHello` });
  return number;
}

async function begunDeployment(sandbox) {
  const { id } = await sandbox.github("POST", "/deployments", {
    ref: commit,
    task: "deploy:penstock",
    environment,
    auto_merge: false,
    required_contexts: [],
    transient_environment: true,
  });
  await sandbox.github("POST", `/deployments/${id}/statuses`, { state: "in_progress" });
  return String(id);
}

const comment = (issue, body) => ({ command: "upsert", "pull-request": String(issue), key: "bench", body });
const pull = { "pull-request": "8", commit };

/** The inputs that hold credentials, by vendor. */
function credentials({ environment: { GITHUB_TOKEN, NEON_API_KEY, CLOUDFLARE_API_TOKEN, CLOUDFLARE_ACCOUNT_ID } }) {
  return {
    token: { "github-token": GITHUB_TOKEN },
    neon: { "neon-api-key": NEON_API_KEY },
    cloudflare: { "cloudflare-api-token": CLOUDFLARE_API_TOKEN, "cloudflare-account-id": CLOUDFLARE_ACCOUNT_ID },
  };
}

/** Gives pull request 8 its preview, or finds it. */
export function preview(sandbox) {
  const { token, neon, cloudflare } = credentials(sandbox);
  return {
    name: "deploy-preview up, update",
    penstock: ["deploy-preview"],
    inputs: () => ({ ...token, ...neon, ...cloudflare, ...pull, command: "up" }),
  };
}

/** All of them, in the order of the table. The sandbox must hold the preview of pull request 8. */
export async function cases(sandbox) {
  const { NEON_PROJECT_ID, PENSTOCK_DNS_SERVER } = sandbox.environment;
  const { token, neon, cloudflare } = credentials(sandbox);
  const all = { ...token, ...neon, ...cloudflare };
  const crowded = await crowd(sandbox);
  return [
    {
      name: "pr-comment, created",
      penstock: ["pr-comment"],
      node: "pr-comment",
      before: () => removeComment(sandbox, 8),
      inputs: () => ({ ...token, ...comment(8, "Hello") }),
    },
    {
      name: "pr-comment, edited",
      penstock: ["pr-comment"],
      node: "pr-comment",
      inputs: () => ({ ...token, ...comment(8, `Hello for the ${++edits}th time`) }),
    },
    {
      name: "pr-comment, unchanged",
      penstock: ["pr-comment"],
      node: "pr-comment",
      inputs: () => ({ ...token, ...comment(8, "Hello") }),
    },
    {
      name: `pr-comment, unchanged behind ${others} others`,
      penstock: ["pr-comment"],
      node: "pr-comment",
      inputs: () => ({ ...token, ...comment(crowded, "Hello") }),
    },
    {
      name: "db-branch create, reused",
      penstock: ["db-branch"],
      node: "db-branch",
      inputs: () => ({ ...neon, ...pull, command: "create" }),
      nodeInputs: { project: NEON_PROJECT_ID, name: "pr-8", database: "codex", role: "codex_owner" },
    },
    {
      name: "preview-dns ensure, unchanged",
      penstock: ["preview-dns"],
      node: "preview-dns",
      inputs: () => ({ ...cloudflare, ...pull, command: "ensure" }),
      nodeInputs: {
        zone,
        hosts: hosts.join("\n"),
        mark: "penstock:codex/pr-8",
        "name-server": PENSTOCK_DNS_SERVER,
      },
    },
    {
      name: "deployment, started",
      node: "deployment",
      inputs: () => ({ ...token, command: "start", environment, commit }),
    },
    {
      name: "deployment, finished",
      node: "deployment",
      before: async () => ({ deployment: await begunDeployment(sandbox) }),
      inputs: () => ({ ...token, command: "finish", environment, url: `https://${hosts[1]}` }),
    },
    {
      name: "preview-dns verify",
      penstock: ["preview-dns"],
      inputs: () => ({ ...cloudflare, ...pull, command: "verify" }),
    },
    {
      name: "health-check, three probes",
      penstock: ["health-check"],
      inputs: () => ({ url: `https://${hosts[1]}/health`, "expected-version": commit }),
    },
    {
      name: "deploy, two services",
      penstock: ["deploy"],
      inputs: () => ({ ...all, ...pull }),
    },
    preview(sandbox),
    {
      name: "cleanup, nothing there",
      penstock: ["cleanup"],
      inputs: () => ({ ...all, "pull-request": "9" }),
    },
  ];
}
