package dev.penstock.cloudflare;

import dev.penstock.http.Answer;
import dev.penstock.kernel.Failure;
import java.util.Set;

/** What the endpoints of Workers have in common. */
final class WorkerAnswers {
  /**
   * "This Worker does not exist on your account", in the two generations of the API, and "Preview
   * not found".
   */
  private static final Set<Integer> NO_SUCH_WORKER = Set.of(10007, 10090, 10025);

  private WorkerAnswers() {}

  static boolean isExpected(int status) {
    return status == 404 || (status >= 200 && status < 300);
  }

  /**
   * Whether an expected answer says that there is no such Worker, or no such preview of it.
   *
   * @throws dev.penstock.kernel.PenstockException with exit 2 when it is the account that is not
   *     there: then nothing can be said about its Workers
   */
  static boolean isAbsent(Answer answer) {
    if (answer.status() != 404) {
      return false;
    }
    if (CloudflareErrors.has(answer, NO_SUCH_WORKER)) {
      return true;
    }
    throw Failure.invalid(
            "account-unknown",
            "Cloudflare does not find the account of CLOUDFLARE_ACCOUNT_ID",
            "it answers 404 without saying that a Worker is missing",
            "Copy the account's id from its overview in the dashboard.")
        .asException();
  }
}
