package dev.penstock.http;

import dev.penstock.kernel.Progress;
import dev.penstock.kernel.Redactor;
import dev.penstock.kernel.Time;

/**
 * What all API clients of one run of an action share.
 *
 * @param time clock and waiting
 * @param budget how long all of them together may keep waiting
 * @param progress where waits are announced
 * @param redactor knows the run's secrets
 */
public record RunContext(Time time, Budget budget, Progress progress, Redactor redactor) {}
