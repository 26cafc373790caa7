package dev.penstock.pipeline.release;

import dev.penstock.kernel.Progress;
import dev.penstock.kernel.Redactor;
import dev.penstock.kernel.Time;
import dev.penstock.pipeline.step.StepLog;

/**
 * What every part of one run shares.
 *
 * @param time the clock
 * @param progress where it tells how far it is
 * @param redactor what keeps secrets out of that
 * @param steps the steps so far
 */
record RunTools(Time time, Progress progress, Redactor redactor, StepLog steps) {}
