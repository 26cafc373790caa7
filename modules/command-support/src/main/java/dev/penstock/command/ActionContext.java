package dev.penstock.command;

import dev.penstock.kernel.Progress;
import dev.penstock.kernel.Redactor;
import dev.penstock.kernel.Time;
import dev.penstock.runtime.ActionRuntime;

/**
 * What a command works with.
 *
 * @param runtime the run: event, facts, masks, state
 * @param time the clock and the waiting
 * @param redactor takes secrets out of text
 * @param progress where to tell what is done
 */
public record ActionContext(
    ActionRuntime runtime, Time time, Redactor redactor, Progress progress) {

  static ActionContext of(ActionRuntime runtime, Time time) {
    return new ActionContext(runtime, time, runtime.redactor(), runtime.progress());
  }
}
