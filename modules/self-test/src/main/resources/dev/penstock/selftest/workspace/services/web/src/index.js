export default {
  fetch: (request, env) => Response.json({ version: env.COMMIT_SHA }),
};
