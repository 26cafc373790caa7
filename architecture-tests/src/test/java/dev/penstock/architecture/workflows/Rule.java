package dev.penstock.architecture.workflows;

import java.util.List;
import java.util.stream.Stream;

/** What a workflow file has to keep. */
interface Rule {
  Stream<Finding> findings(WorkflowFile file);

  static List<Rule> all() {
    return List.of(
        new PinnedToACommit(),
        new LeastPermissions(),
        new NoExpressionInAScript(),
        new EveryJobEnds(),
        new CheckoutForgetsTheToken(),
        new ForksStayUnprivileged(),
        new BrokenPipesFail());
  }
}
