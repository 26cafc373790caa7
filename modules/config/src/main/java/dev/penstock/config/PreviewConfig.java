package dev.penstock.config;

import dev.penstock.config.template.Template;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a service is called in a preview. Nothing in it changes from push to push: names are the
 * state.
 *
 * @param strategy how it comes to be
 * @param name its name with the provider: with {@link PreviewStrategy#WORKER_PER_PR} one that names
 *     the environment or the pull request, with {@link PreviewStrategy#NATIVE} that of the Worker
 *     which all previews are of
 * @param host the host it answers at, under the zone where there is one; empty with {@link
 *     PreviewStrategy#NATIVE}, where the provider chooses the address
 */
public record PreviewConfig(PreviewStrategy strategy, Template name, Optional<Template> host) {

  /** A Worker of its own for each pull request. */
  public static PreviewConfig workerPerPr(Template name, Template host) {
    return new PreviewConfig(PreviewStrategy.WORKER_PER_PR, name, Optional.of(host));
  }

  /** The provider's own previews of one Worker. */
  public static PreviewConfig ofWorker(Template name) {
    return new PreviewConfig(PreviewStrategy.NATIVE, name, Optional.empty());
  }

  /** Every template of it. */
  public Stream<Template> templates() {
    return Stream.concat(Stream.of(name), host.stream());
  }
}
