package dev.penstock.neon;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.http.Answer;
import dev.penstock.http.ApiClient;
import dev.penstock.http.Fields;
import dev.penstock.http.RunContext;
import dev.penstock.http.VendorText;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Waits for what Neon does after it has answered. */
final class Operations {
  private final ApiClient api;
  private final Project project;
  private final Waiting waiting;
  private final RunContext run;

  Operations(ApiClient api, Project project, Waiting waiting, RunContext run) {
    this.api = api;
    this.project = project;
    this.waiting = waiting;
    this.run = run;
  }

  /** The operations that an answer names; none when it names none. */
  static List<Operation> read(Answer answer) {
    JsonNode operations = answer.json().path("operations");
    return operations.isArray() ? Fields.each(operations, Operation::of) : List.of();
  }

  /** Waits until all of them are done. One that Neon has forgotten is done. */
  void await(List<Operation> operations, String branch) {
    for (Operation operation : operations) {
      await(operation, branch);
    }
  }

  private void await(Operation begun, String branch) {
    Operation over =
        isOver(begun)
            ? begun
            : waiting.until(
                "Neon has finished " + begun.action() + " of branch " + branch, () -> poll(begun));
    if (over.hasFailed()) {
      throw failure(over, branch);
    }
  }

  private Optional<Operation> poll(Operation begun) {
    Operation latest = api.call(new GetOperation(project, begun.id())).orElseGet(begun::forgotten);
    return Optional.of(latest).filter(Operations::isOver);
  }

  private static boolean isOver(Operation operation) {
    return operation.isDone() || operation.hasFailed();
  }

  private PenstockException failure(Operation operation, String branch) {
    return Failure.unavailable(
            "database-operation-failed",
            "Neon could not finish %s of branch %s"
                .formatted(VendorText.shown(operation.action(), run.redactor()), branch),
            VendorText.shown(
                Objects.requireNonNullElse(operation.error(), "Neon gave no reason"),
                run.redactor()),
            "Look at the branch in the Neon console, delete it there if it is broken, and run this"
                + " again.")
        .asException();
  }
}
