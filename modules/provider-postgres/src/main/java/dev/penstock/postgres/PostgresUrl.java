package dev.penstock.postgres;

import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A connection string as libpq and most tools read it (PostgreSQL 18, 32.1.1.2), in the terms of
 * the JDBC driver.
 *
 * <p>Encryption is as {@code sslmode} says. What has to be verified is verified against the
 * authorities that Java trusts, unless {@code sslrootcert} names a file: libpq's {@code system}.
 */
final class PostgresUrl {
  private static final Pattern SHAPE =
      Pattern.compile(
          "postgres(?:ql)?://([^:@/?#]+)(?::([^@/]*))?@([^/?#@]+)/([^?#]+)(?:\\?([^#]*))?");
  private static final Pattern PAIR = Pattern.compile("([^=&]+)=([^&]*)");
  private static final Set<String> VERIFIED = Set.of("verify-ca", "verify-full");

  /** What the driver calls them. Prisma's own {@code schema} is where its table is. */
  private static final Map<String, String> PASSED_ON =
      Map.of(
          "sslmode", "sslmode",
          "sslrootcert", "sslrootcert",
          "sslnegotiation", "sslNegotiation",
          "channel_binding", "channelBinding",
          "options", "options",
          "schema", "currentSchema");

  private final String hosts;
  private final Properties properties = new Properties();

  /**
   * Reads one.
   *
   * @throws PenstockException with exit 2 when it is not one
   */
  PostgresUrl(Secret url) {
    Matcher parts = SHAPE.matcher(url.reveal());
    if (!parts.matches()) {
      throw malformed();
    }
    hosts = Objects.requireNonNull(parts.group(3));
    set("user", parts.group(1));
    set("password", Objects.requireNonNullElse(parts.group(2), ""));
    set("PGDBNAME", parts.group(4));
    parameters(Objects.requireNonNullElse(parts.group(5), "")).forEach(this::pass);
    verifyAgainstTheSystem();
  }

  /** What the driver is given as the address. Holds no secret. */
  String address() {
    return "jdbc:postgresql://" + hosts + "/";
  }

  /** Everything else, the password too. */
  Properties properties() {
    Properties copy = new Properties();
    copy.putAll(properties);
    return copy;
  }

  private void pass(String name, String value) {
    String driversName = PASSED_ON.get(name);
    if (driversName != null) {
      properties.setProperty(driversName, value);
    }
  }

  private void verifyAgainstTheSystem() {
    String root = properties.getProperty("sslrootcert", "system");
    if (root.equals("system")) {
      properties.remove("sslrootcert");
      if (VERIFIED.contains(properties.getProperty("sslmode", ""))) {
        properties.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
      }
    }
  }

  private void set(String name, String encoded) {
    properties.setProperty(name, decoded(encoded));
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new HashMap<>();
    PAIR.matcher(query)
        .results()
        .forEach(pair -> parameters.put(decoded(pair.group(1)), decoded(pair.group(2))));
    return parameters;
  }

  /** A plus is a plus: this is not a form. */
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // A lone percent sign: then it was never encoded.
      return text;
    }
  }

  private static PenstockException malformed() {
    return Failure.invalid(
            "database-url-malformed",
            "The database's connection string cannot be read",
            "it is not of the form postgresql://role:password@host/database",
            "Look at where it comes from: database.name and database.role in penstock.yml.")
        .asException();
  }

  /** Where it leads, without who and how. */
  @Override
  public String toString() {
    return hosts;
  }
}
