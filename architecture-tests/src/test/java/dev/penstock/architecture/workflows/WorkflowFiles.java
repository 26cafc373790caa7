package dev.penstock.architecture.workflows;

import dev.penstock.architecture.Checkout;
import java.util.List;
import java.util.stream.Stream;

/** Every workflow file and every action's own file of the checkout. */
final class WorkflowFiles {
  private WorkflowFiles() {}

  static List<WorkflowFile> all() {
    return Stream.concat(
            Checkout.files(".yml").stream().filter(file -> isOne(Checkout.name(file))),
            Checkout.files(".yaml").stream().filter(file -> isOne(Checkout.name(file))))
        .map(file -> WorkflowFile.of(Checkout.name(file), Checkout.read(file)))
        .toList();
  }

  /** Templates too: people copy them. */
  private static boolean isOne(String name) {
    return name.matches(
        "(.*/)?(\\.github/workflows/[^/]+|workflows-templates/[^/]+|action)\\.ya?ml");
  }
}
