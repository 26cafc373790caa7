package dev.penstock.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.command.ActionCommand;
import dev.penstock.command.ActionContext;
import dev.penstock.command.ActionReport;
import dev.penstock.command.CommandHarness;
import dev.penstock.command.CommandRun;
import dev.penstock.command.CommandTable;
import dev.penstock.command.Program;
import dev.penstock.http.OkHttpTransport;
import dev.penstock.http.Request;
import dev.penstock.http.TransportFault;
import dev.penstock.http.TransportOptions;
import dev.penstock.kernel.Time;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SelfTestCommandTest {
  private static final Scene SCENE = Scene.of("look", "looks once", "seen");

  /** An action that asks GitHub for one thing, and trusts whom it is told to. */
  static final class LookCommand implements ActionCommand {
    @Override
    public String name() {
      return "look";
    }

    @Override
    public String description() {
      return "Looks.";
    }

    @Override
    public ActionReport run(ActionContext context) {
      Map<String, String> variables = context.runtime().environment().variables();
      TransportOptions options =
          TransportOptions.defaults()
              .withExtraAuthorities(read(Path.of(variables.getOrDefault("SSL_CERT_FILE", ""))));
      try (OkHttpTransport transport = new OkHttpTransport(options)) {
        URI thing = URI.create(variables.get("GITHUB_API_URL") + "/thing");
        int status = transport.send(Request.get(thing)).status();
        return ActionReport.done(status == 200 ? "seen" : "missed", "looked");
      } catch (TransportFault e) {
        throw new UncheckedIOException(e);
      }
    }

    private static String read(Path file) {
      try {
        return Files.readString(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Test
  void what_is_answered_as_recorded_is_well() {
    CommandRun run = play("GET /github/thing");
    assertThat(run.exit()).isZero();
    assertThat(run.outputs()).containsEntry("reason-code", "self-test-passed");
    assertThat(run.out())
        .containsPattern("Java +" + Runtime.version().feature())
        .containsPattern("node +\\S")
        .containsPattern("tls +trusts \\d+ authorities, no stranger +ok +\\d+ ms")
        .containsPattern("look +looks once +ok +\\d+ ms");
  }

  @Test
  void a_question_that_is_not_recorded_is_named() {
    CommandRun run = play("GET /github/other");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.outputs()).containsEntry("reason-code", "self-test-failed");
    assertThat(run.out())
        .containsPattern("look +looks once +failed")
        .contains("asked what is not recorded: GET /github/thing");
    assertThat(run.annotations("error"))
        .singleElement()
        .asString()
        .contains(
            "1 of 2 checks", "look looks once: asked what is not recorded: GET /github/thing");
  }

  @Test
  void another_end_than_the_recorded_one_is_told_with_what_the_action_said() {
    CommandRun run = play("GET /github/thing", Scene.of("look", "looks once", "missed"));
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("ended with exit 0 and seen", "looked");
  }

  @Test
  void a_scene_that_nobody_recorded_is_told() {
    CommandRun run = play("GET /github/thing", Scene.of("look", "looks twice", "seen"));
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("nothing is recorded of it");
  }

  @Test
  void a_machine_without_a_place_for_it_is_told() {
    CommandRun run =
        CommandHarness.inWorkflow(
                () ->
                    new SelfTestCommand(
                        SelfTestCommandTest::table,
                        () -> {
                          throw new UncheckedIOException("no place", new IOException());
                        },
                        List.of()))
            .execute();
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.outputs()).containsEntry("reason-code", "self-test-impossible");
  }

  @Test
  void only_the_actions_that_are_asked_for_are_run() {
    assertThat(play("GET /github/thing", SCENE, "--only=look").out()).contains("looks once");
    CommandRun wrong = play("GET /github/thing", SCENE, "--only=look,listen");
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.out()).contains("must name actions that the self-test runs");
  }

  private static CommandRun play(String recorded) {
    return play(recorded, SCENE);
  }

  private static CommandRun play(String recorded, Scene scene, String... arguments) {
    Exchange exchange = new Exchange(recorded, 200, Map.of(), "{}");
    Take take = new Take(SCENE.title(), Instant.EPOCH, Map.of(), List.of(exchange));
    Recording recording = new Recording(Map.of(), "{}", List.of(take));
    return CommandHarness.inWorkflow(
            () -> new SelfTestCommand(SelfTestCommandTest::table, () -> recording, List.of(scene)))
        .variable("PATH", "/usr/bin:/bin")
        .time(Time.system())
        .execute(arguments);
  }

  private static CommandTable table() {
    return new CommandTable(new Program("penstock", "1"))
        .add("look", "looks", () -> new LookCommand());
  }
}
