package dev.penstock.cloudflare;

import org.jspecify.annotations.Nullable;

/** A route of a zone: which Worker, if any, answers the addresses that match the pattern. */
record Route(String id, String pattern, @Nullable String script) {}
