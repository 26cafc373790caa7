export default {
  fetch(request, env) {
    return Response.json({ version: env.COMMIT_SHA });
  },
};
