package dev.penstock.pipeline.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Progress;
import dev.penstock.pipeline.resource.Owner;
import dev.penstock.testing.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerifyDnsStepTest {
  private static final List<String> HOSTS = List.of("a.codex.example", "b.codex.example");
  private final VirtualTime time = new VirtualTime();
  private final Instant start = time.instant();

  @Test
  void hosts_that_are_answered_at_once_cost_no_waiting() {
    verify((servers, hosts) -> Set.copyOf(hosts));
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void it_waits_until_the_last_host_is_answered() {
    Instant visible = start.plusSeconds(3);
    verify(
        (servers, hosts) ->
            time.instant().isBefore(visible) ? Set.of("a.codex.example") : Set.copyOf(hosts));
    assertThat(time.instant()).isBetween(visible, visible.plusSeconds(2));
  }

  @Test
  void hosts_that_stay_silent_are_named_within_two_minutes() {
    assertThatThrownBy(() -> verify((servers, hosts) -> Set.of("a.codex.example")))
        .isInstanceOfSatisfying(
            PenstockException.class,
            e -> {
              assertThat(e.failure().exit()).isEqualTo(ExitCode.UNAVAILABLE);
              assertThat(e.failure().what()).contains("b.codex.example").doesNotContain("a.codex");
            });
    assertThat(Duration.between(start, time.instant())).isLessThanOrEqualTo(Duration.ofMinutes(2));
  }

  private void verify(NameServers nameServers) {
    new VerifyDnsStep(nameServers, time.time(), Progress.silent()).run(new Zone(), HOSTS);
  }

  private static final class Zone implements DnsZone {
    @Override
    public String name() {
      return "codex.example";
    }

    @Override
    public List<String> nameServers() {
      return List.of("ns.example");
    }

    @Override
    public List<DnsChange> ensure(Owner owner, Collection<String> hosts) {
      throw new AssertionError("verifying changes nothing");
    }

    @Override
    public List<DnsChange> removeAll(Owner owner) {
      throw new AssertionError("verifying changes nothing");
    }
  }
}
