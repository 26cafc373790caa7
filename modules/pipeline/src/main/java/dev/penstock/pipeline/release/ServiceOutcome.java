package dev.penstock.pipeline.release;

import dev.penstock.health.HealthReport;
import dev.penstock.kernel.Failure;
import dev.penstock.pipeline.deploy.Release;
import java.util.Optional;

/** What a run did about one service. */
public sealed interface ServiceOutcome {

  /** The service. */
  PlacedService service();

  /** Whether it serves what it should, as far as this run knows. */
  boolean isGood();

  /**
   * It was left alone.
   *
   * @param why one line, such as {@code unchanged since 8f2c1d0}
   * @param serving what it goes on serving; empty when that is not known
   */
  record Skipped(PlacedService service, String why, Optional<Release> serving)
      implements ServiceOutcome {
    @Override
    public boolean isGood() {
      return true;
    }
  }

  /**
   * It was given traffic. The probe decides, whatever the tool said.
   *
   * @param release what was put live
   * @param tool what the deployer failed over; empty when it said that all went well
   * @param health what the probes said
   */
  record Promoted(
      PlacedService service, Release release, Optional<Failure> tool, HealthReport health)
      implements ServiceOutcome {
    @Override
    public boolean isGood() {
      return health instanceof HealthReport.Proven;
    }
  }

  /**
   * It was to be given traffic, and that failed before anything could be proven. It may have some.
   *
   * @param release what was staged; empty when that is not known
   * @param why what it failed over
   */
  record Failed(PlacedService service, Optional<Release> release, Failure why)
      implements ServiceOutcome {
    @Override
    public boolean isGood() {
      return false;
    }
  }

  /**
   * The run ended before its turn.
   *
   * @param release what was staged; empty when not even that
   */
  record NotReached(PlacedService service, Optional<Release> release) implements ServiceOutcome {
    @Override
    public boolean isGood() {
      return false;
    }
  }
}
