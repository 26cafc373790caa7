package dev.penstock.sandbox.postgres;

/** What a proxy does with a client that says who it is and which database it wants. */
public sealed interface Resolution {

  /**
   * Lets it through, under other names.
   *
   * @param port the server's port on loopback
   * @param user the server's role, which checks the password
   * @param database the server's database
   */
  record Login(int port, String user, String database) implements Resolution {}

  /**
   * Turns it away.
   *
   * @param sqlState five characters (PostgreSQL 18, appendix A)
   * @param message what the client shows
   */
  record Refusal(String sqlState, String message) implements Resolution {}
}
