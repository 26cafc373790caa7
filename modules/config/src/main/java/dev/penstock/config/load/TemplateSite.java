package dev.penstock.config.load;

import java.util.List;
import java.util.Optional;

/**
 * Exactly where a template stands.
 *
 * @param place what kind of place
 * @param service the service it belongs to; empty for none
 * @param environment the lasting environment it is for; empty for none in particular
 */
record TemplateSite(TemplatePlace place, Optional<String> service, Optional<String> environment) {

  /** A place that belongs to no service. */
  static TemplateSite of(TemplatePlace place) {
    return new TemplateSite(place, Optional.empty(), Optional.empty());
  }

  /** A place in a service. */
  static TemplateSite of(TemplatePlace place, String service) {
    return new TemplateSite(place, Optional.of(service), Optional.empty());
  }

  /** A place in what a service is in one lasting environment. */
  static TemplateSite of(TemplatePlace place, String service, String environment) {
    return new TemplateSite(place, Optional.of(service), Optional.of(environment));
  }

  /** Whether previews and lasting environments use it as it is. */
  boolean isForLastingToo(Outline outline) {
    return switch (place) {
      case MIGRATION -> !outline.environments().isEmpty();
      case BUILD, PROBE -> !declared(outline).environments().isEmpty();
      default -> false;
    };
  }

  /**
   * Where its value is used. A service's own values are not listed with the lasting environments:
   * each of those may have another.
   */
  List<Whereabouts> uses(Outline outline) {
    if (environment.isPresent()) {
      return List.of(new Whereabouts(environment));
    }
    ServiceOutline declared = declared(outline);
    return place == TemplatePlace.BUILD
        ? declared.everywhere()
        : declared.everywhere().stream().filter(Whereabouts.PREVIEWS::equals).toList();
  }

  private ServiceOutline declared(Outline outline) {
    return service.map(outline::service).orElse(ServiceOutline.NOTHING);
  }
}
