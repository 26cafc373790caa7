package dev.penstock.launcher;

import dev.penstock.http.HeadStart;
import dev.penstock.kernel.Time;
import dev.penstock.runtime.ActionRuntime;
import java.util.List;

/** Where every action begins and ends. */
public final class Main {
  private Main() {}

  /** Runs the command that the first argument names and ends the process with its exit status. */
  public static void main(String[] arguments) {
    HeadStart.library(ActionRuntime::prepareAnswer);
    Time time = Time.system();
    ActionRuntime runtime = ActionRuntime.system(time);
    if (needsTls(runtime)) {
      HeadStart.tls();
    }
    // In order, not Runtime.halt: dnsjava closes its selector then, and the JVM would wait 300 ms
    // for the thread in it.
    System.exit(Commands.table().execute(List.of(arguments), runtime, time));
  }

  private static boolean needsTls(ActionRuntime runtime) {
    return !runtime.environment().get("GITHUB_API_URL").orElse("").startsWith("http:");
  }
}
