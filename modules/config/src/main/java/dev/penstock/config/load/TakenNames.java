package dev.penstock.config.load;

import dev.penstock.config.problem.Position;
import dev.penstock.config.problem.Problems;
import dev.penstock.config.problem.Quoted;
import dev.penstock.config.template.Fact;
import dev.penstock.config.template.Template;
import dev.penstock.config.template.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What everything in a file is called, in all its environments: names in one, hosts in another. No
 * two things may be called the same, or one would be deployed over the other.
 */
final class TakenNames {
  /** Stand for the pull request's number and for the environment's name; in no name themselves. */
  private static final String ANY_NUMBER = "\u0001";

  private static final String ANY_ENVIRONMENT = "\u0002";
  private static final Pattern REPLACED = Pattern.compile("[\u0001\u0002]");
  private static final String NUMBER = "[0-9]+";
  private static final String ENVIRONMENT = "pr-[0-9]+(-[a-z0-9-]+)?";

  private final Map<String, String> previews = new HashMap<>();
  private final List<Preview> forms = new ArrayList<>();
  private final Map<String, Lasting> lasting = new HashMap<>();

  private record Preview(String service, Pattern form, boolean isOfLastingToo) {
    boolean meets(String name, Lasting owner) {
      return form.matcher(name).matches() && !(isOfLastingToo && service.equals(owner.service));
    }
  }

  /** Who has a name, and where. */
  record Lasting(String service, String environment, Position position) {
    String shown() {
      return Quoted.of(service) + " in " + Quoted.of(environment);
    }
  }

  /**
   * Takes what a service's previews are called.
   *
   * @param sample what it is for one pull request
   * @param known what the template refers to besides the pull request
   * @return the service that has it already; empty when it was free
   */
  Optional<String> takeForPreviews(String service, String sample, Template template, Values known) {
    String form =
        template.evaluate(known.with(Fact.PR, ANY_NUMBER).with(Fact.ENVIRONMENT, ANY_ENVIRONMENT));
    forms.add(new Preview(service, form(form), false));
    return Optional.ofNullable(previews.putIfAbsent(sample, service));
  }

  /**
   * Takes the name of the Worker that a service's previews are of. In lasting environments that
   * service may have it too, and no other.
   *
   * @return the service that has it already; empty when it was free
   */
  Optional<String> takeForWorker(String service, String name) {
    forms.add(new Preview(service, form(name), true));
    return Optional.ofNullable(previews.putIfAbsent(name, service));
  }

  /**
   * Takes what a service is called in a lasting environment.
   *
   * @return who has it already; empty when it was free
   */
  Optional<Lasting> take(String name, Lasting owner) {
    return Optional.ofNullable(lasting.putIfAbsent(name, owner));
  }

  /** Says which lasting names some pull request's preview would have too. */
  void sayWhatPreviewsMeet(Problems problems) {
    lasting.forEach(
        (name, owner) ->
            forms.stream()
                .filter(preview -> preview.meets(name, owner))
                .findFirst()
                .ifPresent(
                    preview ->
                        problems.add(
                            owner.position,
                            "a preview of "
                                + Quoted.of(preview.service)
                                + " would be "
                                + Quoted.of(name)
                                + " too",
                            "call it what no preview is called")));
  }

  private static Pattern form(String text) {
    Matcher replaced = REPLACED.matcher(text);
    StringBuilder form = new StringBuilder();
    int position = 0;
    while (replaced.find()) {
      form.append(Pattern.quote(text.substring(position, replaced.start())))
          .append(replaced.group().equals(ANY_NUMBER) ? NUMBER : ENVIRONMENT);
      position = replaced.end();
    }
    return Pattern.compile(form.append(Pattern.quote(text.substring(position))).toString());
  }
}
