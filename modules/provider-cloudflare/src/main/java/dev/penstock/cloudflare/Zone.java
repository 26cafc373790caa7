package dev.penstock.cloudflare;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A zone as the API shows it. */
record Zone(String id, String name, @Nullable List<String> nameServers) {}
