package dev.penstock.dns;

import dev.penstock.kernel.HostResolver;
import dev.penstock.pipeline.dns.NameServers;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks a zone's name servers directly, all of them and for all hosts at once.
 *
 * <p>A host counts when every server that gives an answer has an address for it: a resolver asks
 * whichever it likes, and would remember the "no" of one that is behind. A server that is silent
 * for three seconds, or cannot be found, has no say; when none has, no host counts. Thread-safe.
 */
public final class AuthoritativeNameServers implements NameServers {
  private static final int DNS_PORT = 53;

  private final Finder finder;
  private final Duration patience;

  AuthoritativeNameServers(Finder finder, Duration patience) {
    this.finder = finder;
    this.patience = patience;
  }

  /** Asks the zone's servers, whose addresses the resolver finds. */
  public static AuthoritativeNameServers foundBy(HostResolver resolver) {
    return new AuthoritativeNameServers(
        name -> new InetSocketAddress(resolver.resolve(name).getFirst(), DNS_PORT),
        AddressLookup.PATIENCE);
  }

  /** Asks the given server for everything, or the zone's own ones when none is given. */
  public static AuthoritativeNameServers asking(Optional<InetSocketAddress> server) {
    return server
        .map(address -> new AuthoritativeNameServers(name -> address, AddressLookup.PATIENCE))
        .orElseGet(() -> foundBy(HostResolver.system()));
  }

  @Override
  public Set<String> answering(List<String> authoritative, Collection<String> hosts) {
    try (ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory())) {
      Function<InetSocketAddress, AddressLookup> lookup =
          server -> AddressLookup.authoritative(server, patience);
      List<AddressLookup> servers =
          found(each(threads, authoritative, this::find)).distinct().map(lookup).toList();
      return found(
              each(
                  threads,
                  Set.copyOf(hosts),
                  host -> confirm(host, each(threads, servers, ask(host)))))
          .collect(Collectors.toUnmodifiableSet());
    }
  }

  private Optional<InetSocketAddress> find(String server) {
    try {
      return Optional.of(finder.find(server));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static Function<AddressLookup, Answer> ask(String host) {
    return server -> {
      try {
        return server.addresses(host).isEmpty() ? Answer.NO_ADDRESS : Answer.ADDRESS;
      } catch (IOException e) {
        return Answer.SILENCE;
      }
    };
  }

  private static Optional<String> confirm(String host, List<Answer> answers) {
    return answers.contains(Answer.ADDRESS) && !answers.contains(Answer.NO_ADDRESS)
        ? Optional.of(host)
        : Optional.empty();
  }

  private static <T> Stream<T> found(List<Optional<T>> results) {
    return results.stream().flatMap(Optional::stream);
  }

  private static <A, B> List<B> each(
      ExecutorService threads, Collection<A> all, Function<A, B> task) {
    List<CompletableFuture<B>> begun =
        all.stream()
            .map(one -> CompletableFuture.supplyAsync(() -> task.apply(one), threads))
            .toList();
    return begun.stream().map(CompletableFuture::join).toList();
  }

  private enum Answer {
    ADDRESS,
    NO_ADDRESS,
    SILENCE
  }

  /** Where a name server listens. */
  @FunctionalInterface
  interface Finder {
    InetSocketAddress find(String server) throws UnknownHostException;
  }
}
