package dev.penstock.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.penstock.sandbox.http.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Labels of the repository and of its issues (docs.github.com/rest/issues/labels). */
final class LabelEndpoints {
  private static final int NAME_LIMIT = 50;
  private static final int DESCRIPTION_LIMIT = 100;
  private static final String DOCS = "issues/labels#";
  private static final Need READ = Need.read(Scope.ISSUES, Scope.PULL_REQUESTS);
  private static final Need WRITE = Need.write(Scope.ISSUES, Scope.PULL_REQUESTS);

  private LabelEndpoints() {}

  static void addTo(Routes routes) {
    String ofIssue = "/issues/{number}/labels";
    routes
        .get("/labels", DOCS + "list-labels-for-a-repository", READ, LabelEndpoints::list)
        .post("/labels", DOCS + "create-a-label", WRITE, LabelEndpoints::create)
        .get("/labels/{name}", DOCS + "get-a-label", READ, LabelEndpoints::get)
        .patch("/labels/{name}", DOCS + "update-a-label", WRITE, LabelEndpoints::update)
        .delete("/labels/{name}", DOCS + "delete-a-label", WRITE, LabelEndpoints::delete)
        .get(ofIssue, DOCS + "list-labels-for-an-issue", READ, LabelEndpoints::ofIssue)
        .post(ofIssue, DOCS + "add-labels-to-an-issue", WRITE, LabelEndpoints::addToIssue)
        .add("PUT", ofIssue, DOCS + "set-labels-for-an-issue", WRITE, LabelEndpoints::set)
        .delete(
            ofIssue + "/{name}",
            DOCS + "remove-a-label-from-an-issue",
            WRITE,
            LabelEndpoints::remove);
  }

  private static Reply list(Visit visit) {
    return visit.page(
        visit.repository().labels().all(), label -> LabelShape.of(label, visit.urls()));
  }

  private static Reply create(Visit visit) {
    Fields fields = visit.fields();
    String name = fields.required("Label", "name");
    fields.text("Label", "name", NAME_LIMIT);
    String color = fields.text("color").orElse("ededed");
    Label made =
        Labels.create(visit.repository(), name, color, description(fields).orElse(""))
            .orElseThrow(() -> Problem.invalid("Label", "name", "already_exists", visit.docs()));
    return Reply.json(201, LabelShape.of(made, visit.urls()));
  }

  private static Optional<String> description(Fields fields) {
    return fields.text("Label", "description", DESCRIPTION_LIMIT);
  }

  /** Renaming is not known here. */
  private static Reply update(Visit visit) {
    Fields fields = visit.fields();
    if (fields.text("new_name").isPresent()) {
      throw Problem.of(501, "Renaming labels is not part of this emulation", visit.docs());
    }
    Label before = named(visit);
    Label after =
        new Label(
            before.id(),
            before.name(),
            fields.text("color").orElse(before.color()),
            description(fields).orElse(before.description()));
    Label kept = visit.found(visit.repository().labels().change(before.id(), label -> after));
    return Reply.json(200, LabelShape.of(kept, visit.urls()));
  }

  private static Reply delete(Visit visit) {
    Labels.delete(visit.repository(), named(visit));
    return Routes.gone();
  }

  private static Label named(Visit visit) {
    return visit.found(Labels.find(visit.repository(), visit.call().param("name")));
  }

  private static Reply get(Visit visit) {
    return Reply.json(200, LabelShape.of(named(visit), visit.urls()));
  }

  private static Reply ofIssue(Visit visit) {
    List<Label> labels = Labels.of(visit.issue(), visit.repository());
    return visit.page(labels, label -> LabelShape.of(label, visit.urls()));
  }

  private static Reply addToIssue(Visit visit) {
    List<String> both =
        Stream.concat(visit.issue().labels().stream(), names(visit).stream()).distinct().toList();
    return label(visit, both);
  }

  private static Reply set(Visit visit) {
    return label(visit, names(visit));
  }

  private static Reply remove(Visit visit) {
    String name = visit.call().param("name");
    List<String> left = new ArrayList<>(visit.issue().labels());
    if (!left.removeIf(name::equalsIgnoreCase)) {
      throw Problem.of(404, "Label does not exist", visit.docs());
    }
    return label(visit, left);
  }

  private static Reply label(Visit visit, List<String> names) {
    names.forEach(name -> Labels.ensure(visit.repository(), name));
    int number = visit.issue().number();
    Issue issue =
        visit.found(visit.repository().issues().change(number, changed -> changed.labelled(names)));
    ArrayNode labels = LabelShape.all(Labels.of(issue, visit.repository()), visit.urls());
    return Reply.json(200, labels);
  }

  /** GitHub takes an object with labels, and a bare array of them. */
  private static List<String> names(Visit visit) {
    JsonNode body = visit.call().json();
    if (body.isArray()) {
      List<String> names = new ArrayList<>();
      body.forEach(name -> names.add(name.asText()));
      return names;
    }
    return visit.fields().texts("labels").orElse(List.of());
  }
}
