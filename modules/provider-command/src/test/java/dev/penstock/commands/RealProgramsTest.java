package dev.penstock.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Progress;
import dev.penstock.kernel.Redactor;
import dev.penstock.pipeline.deploy.Release;
import dev.penstock.pipeline.deploy.ServiceVersion;
import dev.penstock.pipeline.release.SampleService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that go wrong, as they really run. */
class RealProgramsTest {
  @TempDir private Path root;
  private final List<String> log = new CopyOnWriteArrayList<>();

  private DirectoryServer server = new DirectoryServer(Path.of("."));

  @BeforeEach
  void programs_are_there() {
    server = DirectoryServer.in(Programs.folder(root));
  }

  @Test
  void a_program_that_failed_after_the_switch_can_be_asked_what_is_live() {
    goLive();
    server.program(
        "deploy",
        """
            #!/bin/sh
            echo v1 > state/live
            echo 'lost the connection' >&2
            exit 1
            """);

    Failure failure = failure();

    assertThat(failure.exit()).isEqualTo(ExitCode.FAILED);
    assertThat(failure.why()).isEqualTo("it exited with 1, its last lines:\nlost the connection");
    assertThat(deployer().current("codex-api")).contains(new Release("codex-api", "v1"));
  }

  @Test
  void a_program_that_hangs_is_stopped() {
    server.program(
        "deploy",
        """
            #!/bin/sh
            echo waiting for the host
            exec sleep 600
            """);

    Failure failure = failure(Duration.ofSeconds(1));

    assertThat(failure.reasonCode()).isEqualTo("command-failed");
    assertThat(failure.why())
        .isEqualTo("it was stopped after 1 s, its last lines:\nwaiting for the host");
  }

  @Test
  void json_on_standard_error_is_no_answer() {
    server.program(
        "deploy",
        """
            #!/bin/sh
            echo '{"release": "v42"}' >&2
            """);

    assertThat(failure().why()).isEqualTo("its standard output was empty");
  }

  @Test
  void a_flood_before_the_answer_does_no_harm() {
    server.program(
        "deploy",
        """
            #!/bin/sh
            head -c 5000000 /dev/zero | tr '\\0' '{'
            echo
            seq 20000
            echo '{"release": "v42"}'
            """);

    assertThat(promote(Duration.ofSeconds(30)).id()).isEqualTo("v42");
  }

  @Test
  void bytes_that_are_no_text_do_no_harm() {
    server.program(
        "deploy",
        """
            #!/bin/sh
            head -c 5000 /dev/urandom
            echo
            echo '{}'
            """);

    assertThat(failure().why()).isEqualTo("it named no release");
  }

  @Test
  void a_secret_that_a_program_prints_is_nowhere() {
    server.program(
        "deploy",
        """
            #!/bin/sh
            echo "using $HOST_TOKEN"
            printf '{"release": "v-%s"}\\n' "$HOST_TOKEN"
            """);

    Failure failure = failure();

    assertThat(failure.why()).contains("release holds a secret");
    assertThat(failure.toString() + log).doesNotContain(Programs.TOKEN.reveal());
    assertThat(log).contains("deploy: using ***");
  }

  @Test
  void a_program_gets_its_secret_in_its_environment_and_never_as_an_argument() {
    server.program(
        "deploy",
        """
            #!/bin/sh
            tr '\\0' ' ' < /proc/$$/cmdline > arguments
            printenv HOST_TOKEN > token
            echo '{"release": "v42"}'
            """);

    promote(Duration.ofSeconds(30));

    assertThat(server.read("token")).isEqualTo(Programs.TOKEN.reveal());
    assertThat(server.read("arguments")).endsWith("./deploy --now");
  }

  @Test
  void a_release_reaches_the_program_as_it_is() {
    server.program(
        "rollback",
        """
            #!/bin/sh
            printf %s "$PENSTOCK_RELEASE" > asked
            """);
    String hostile = "$(touch owned);`id`&&'\"*";

    deployer().rollback(new Release("codex-api", hostile));

    assertThat(server.read("asked")).isEqualTo(hostile);
    assertThat(Programs.folder(root).resolve("owned")).doesNotExist();
  }

  private Failure failure() {
    return failure(Duration.ofSeconds(30));
  }

  private Failure failure(Duration timeout) {
    return catchThrowableOfType(PenstockException.class, () -> promote(timeout)).failure();
  }

  private void goLive() {
    assertThat(promote(Duration.ofSeconds(30)).id()).isEqualTo("v1");
  }

  private Release promote(Duration timeout) {
    ServiceVersion version =
        Programs.version(root, "codex-api", Programs.OWNER, SampleService.COMMIT);
    CommandDeployer deployer = deployer(timeout);
    return deployer.promote(version, deployer.stage(version), 100);
  }

  private CommandDeployer deployer() {
    return deployer(Duration.ofSeconds(30));
  }

  private CommandDeployer deployer(Duration timeout) {
    SampleService service = Programs.service(timeout);
    return CommandDeployer.of(
        service.plan(root), service.placed(), Programs.runner(new Redactor(), new Log(log)));
  }

  private record Log(List<String> lines) implements Progress {
    @Override
    public void say(String line) {
      lines.add(line);
    }

    @Override
    public void debug(String line) {
      lines.add(line);
    }

    @Override
    public void warn(String line) {
      lines.add(line);
    }
  }
}
