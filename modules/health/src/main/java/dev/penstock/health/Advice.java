package dev.penstock.health;

/** What to do about a verdict that stayed. */
final class Advice {
  private Advice() {}

  static String on(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Healthy healthy ->
          "Probe it again: it was healthy at the end, but not for long enough.";
      case Verdict.NotYet(var obstacle, var detail) -> onObstacle(obstacle);
      case Verdict.WrongVersion wrong ->
          "Check that the deployment was promoted, and that the service reports the version it was"
              + " deployed with.";
      case Verdict.Unhealthy unhealthy -> onCause(unhealthy.cause());
      case Verdict.AuthBlocked blocked -> onGate(blocked.gate());
      case Verdict.BodyMismatch mismatch ->
          "Compare the health path's body with what penstock.yml expects of it.";
      case Verdict.Timeout timeout ->
          "Read the service's own log: it accepts requests and does not finish them in time.";
    };
  }

  private static String onCause(Verdict.Cause cause) {
    return switch (cause) {
      case STATUS, WORKER_ERROR -> "Read the service's own log for the cause.";
      case REDIRECT ->
          "Ask the address it leads to, or let the health check follow it with `redirects`.";
      case REDIRECT_LOOP ->
          "Look at what redirects the health path: often the service and its proxy each turn http"
              + " into https.";
    };
  }

  private static String onGate(Verdict.Gate gate) {
    return switch (gate) {
      case LOGIN, ACCESS ->
          "Let the probe in: exempt the health path from the login, or send a header that passes"
              + " it.";
      case CHALLENGE, FIREWALL ->
          "Let the probe in: exempt the health path from the edge's rule, or send a header that the"
              + " rule lets pass.";
    };
  }

  private static String onObstacle(Verdict.Obstacle obstacle) {
    return switch (obstacle) {
      case DNS -> "Check that the host has a DNS record and that its zone is delegated.";
      case CONNECTION -> "Check that something listens at this address and no firewall is between.";
      case TLS -> "Check that the host's certificate has been issued; the first one takes minutes.";
      case EDGE_PAGE -> "Check that the host is routed to the service that was deployed.";
    };
  }
}
