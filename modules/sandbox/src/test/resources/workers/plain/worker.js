export default {
  async fetch(request, env) {
    return new Response('plain at ' + request.url);
  },
};
