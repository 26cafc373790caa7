package dev.penstock.rehearsal;

import dev.penstock.sandbox.CodexWorld;
import dev.penstock.sandbox.Sandbox;

/** How to look at a preview that is up. */
record Invitation(Sandbox sandbox, Checkout checkout, Teller teller) {

  void show() {
    int port = sandbox.cloudflare().plainEdge().getPort();
    teller.chapter("The preview is up, and stays up until you stop this with Ctrl-C");
    teller.say("In a browser on this machine:");
    for (CodexService service : CodexService.values()) {
      teller.say("  http://" + service.host() + ".localhost:" + port);
    }
    teller.say("Or by its real name, through TLS:");
    teller.say(
        "  curl --cacert %s --connect-to ::%s %s"
            .formatted(
                sandbox.cloudflare().certificateFile(),
                sandbox.environment().get("PENSTOCK_EDGE"),
                CodexService.API.url("/notes")));
    teller.say("Its database:");
    teller.say(
        "  psql '" + sandbox.neon().connectionUri(CodexWorld.NEON_PROJECT, "pr-8", false) + "'");
    teller.say("The commands, against this sandbox, in another shell:");
    sandbox
        .environment()
        .forEach((name, value) -> teller.say("  export " + name + "='" + value + "'"));
    teller.say("  export GITHUB_WORKSPACE='" + checkout.folder() + "'");
    teller.say("  bin/penstock deploy-preview down --pull-request 8");
  }
}
