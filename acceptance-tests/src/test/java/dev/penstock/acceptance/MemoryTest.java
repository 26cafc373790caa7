package dev.penstock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a run costs a runner. */
@ExtendWith(InWorld.class)
class MemoryTest {
  private static final int MEBI = 1024;
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  private final World world;

  MemoryTest(World world) {
    this.world = world;
  }

  @Test
  void finding_an_existing_branch_takes_less_than_100_megabytes() throws Exception {
    PullRequest pull = world.pullRequest();
    Step step = pull.step("db-branch", Checkout.small()).with("command", "create");
    step.run().succeeded();
    RunningStep running = step.start();
    long peak = peak(running.process());
    assertThat(running.finish().succeeded().reason()).isEqualTo("branch-reused");
    System.out.printf("db-branch create on an existing branch: %d MiB at its peak%n", peak / MEBI);
    assertThat(peak).isBetween(20L * MEBI, 100L * MEBI);
    step.with("command", "delete").runHere().succeeded();
  }

  /**
   * The kernel's own high-water mark (proc(5), VmHWM), which never falls; read every 2 ms until the
   * process is gone, so that only what its last 2 ms added could be missed. In KiB.
   */
  private static long peak(Process process) throws IOException, InterruptedException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    long peak = 0;
    do {
      peak = Math.max(peak, mark(status));
    } while (!process.waitFor(2, TimeUnit.MILLISECONDS));
    return peak;
  }

  /** 0 when it is gone, or has ended and nobody has asked for its status yet. */
  private static long mark(Path status) {
    try {
      Matcher matcher = PEAK.matcher(Files.readString(status));
      return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
