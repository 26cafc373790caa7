package dev.penstock.pipeline.ledger;

import java.util.Optional;

/**
 * A service as a run left it.
 *
 * @param service its key in {@code penstock.yml}
 * @param name its name with the provider
 * @param release the provider's id of the version, what a rollback names
 * @param commit the commit it was made from, 40 hexadecimal digits
 * @param url where it answers, without a final slash
 * @param image the image it runs; empty when there is none
 * @param content a hash of what it was made from; empty when that is not known
 * @param health what its probes said, one line; empty when it was not probed
 */
public record ReleasedService(
    String service,
    String name,
    String release,
    String commit,
    String url,
    Optional<String> image,
    Optional<String> content,
    Optional<String> health) {}
