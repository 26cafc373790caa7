package dev.penstock.report;

import java.net.URI;
import java.util.Optional;

/**
 * One service of a preview.
 *
 * @param name its name in {@code penstock.yml}
 * @param url where it answers; empty before that is known
 * @param worker its name with the provider
 * @param commit the commit that it serves; empty before that is known
 * @param health whether it is proven healthy
 */
public record ServiceRow(
    String name, Optional<URI> url, String worker, Optional<String> commit, ServiceHealth health) {}
