package dev.penstock.neon;

import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import java.util.regex.Pattern;

/**
 * A Neon project.
 *
 * @param id such as {@code proud-sun-123456}
 */
record Project(String id) {
  private static final Pattern LEGAL = Pattern.compile("[a-z0-9-]{1,60}");
  private static final String NEXT =
      "Set the project's id as the Neon console shows it under Settings, such as proud-sun-123456.";

  Project {
    if (!LEGAL.matcher(id).matches()) {
      throw Failure.invalid(
              "database-project-malformed",
              "The Neon project's id is malformed",
              "it holds something other than lower-case letters, digits and dashes",
              NEXT)
          .asException();
    }
  }

  PenstockException unknown() {
    return Failure.invalid(
            "database-project-unknown",
            "Neon has no project " + id,
            "the id is wrong, or NEON_API_KEY belongs to another organization",
            NEXT)
        .asException();
  }
}
