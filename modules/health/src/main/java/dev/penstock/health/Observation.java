package dev.penstock.health;

import java.time.Duration;

/**
 * One probe and what it said.
 *
 * @param at when the verdict was there, counted from the beginning of the proof
 * @param verdict what it said
 */
public record Observation(Duration at, Verdict verdict) {}
