package dev.penstock.sandbox.github;

import dev.penstock.kernel.Secret;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Everything that exists on this GitHub. Thread-safe. */
final class World {
  private final InstantSource clock;
  private final AtomicLong numbers = new AtomicLong(583_231);
  private final Map<String, Account> accounts = new ConcurrentHashMap<>();
  private final Map<String, Repository> repositories = new ConcurrentHashMap<>();
  private final Map<String, Token> tokens = new ConcurrentHashMap<>();

  World(InstantSource clock) {
    this.clock = clock;
    accounts.put(Account.ACTIONS_BOT.login(), Account.ACTIONS_BOT);
  }

  Account account(String login, Account.Kind kind) {
    return accounts.computeIfAbsent(login, name -> new Account(nextNumber(), name, kind));
  }

  Optional<Account> account(String login) {
    return Optional.ofNullable(accounts.get(login));
  }

  Repository create(Account owner, String name) {
    Repository repository = new Repository(nextNumber(), owner, name, clock);
    if (repositories.putIfAbsent(key(repository.fullName()), repository) != null) {
      throw new IllegalArgumentException("there is a " + repository.fullName() + " already");
    }
    return repository;
  }

  /** A repository by its full name, whose case GitHub ignores. */
  Optional<Repository> repository(String fullName) {
    return Optional.ofNullable(repositories.get(key(fullName)));
  }

  List<Repository> repositories() {
    return repositories.values().stream()
        .sorted(Comparator.comparing(Repository::fullName))
        .toList();
  }

  Secret issue(Account account, Permissions permissions, Optional<String> installedOn) {
    String prefix = installedOn.isPresent() ? "ghs_" : "ghp_";
    Secret value = Secret.of(prefix + "sandbox" + "%029d".formatted(nextNumber()));
    tokens.put(value.reveal(), new Token(value, account, permissions, installedOn));
    return value;
  }

  Optional<Token> token(String value) {
    return Optional.ofNullable(tokens.get(value));
  }

  private long nextNumber() {
    return numbers.incrementAndGet();
  }

  private static String key(String fullName) {
    return fullName.toLowerCase(Locale.ROOT);
  }
}
