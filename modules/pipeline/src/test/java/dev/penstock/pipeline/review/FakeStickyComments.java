package dev.penstock.pipeline.review;

import dev.penstock.pipeline.resource.Removal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Comments held in memory. Thread-safe. */
public final class FakeStickyComments implements StickyComments {
  private static final int LIMIT = 65_536;

  private final Map<Place, Comment> ours = new LinkedHashMap<>();
  private int written;

  @Override
  public synchronized Posted upsert(int number, String key, String body) {
    Place place = new Place(number, key);
    String fitting = fitting(body);
    Comment before = ours.get(place);
    if (before == null) {
      ours.put(place, new Comment(++written, fitting));
      return new Posted(url(number, written), Change.CREATED);
    }
    ours.put(place, new Comment(before.id(), fitting));
    boolean same = before.body().equals(fitting);
    return new Posted(url(number, before.id()), same ? Change.UNCHANGED : Change.EDITED);
  }

  @Override
  public synchronized Optional<String> find(int number, String key) {
    return Optional.ofNullable(ours.get(new Place(number, key))).map(Comment::body);
  }

  @Override
  public synchronized Removal remove(int number, String key) {
    return ours.remove(new Place(number, key)) == null ? Removal.WAS_ABSENT : Removal.REMOVED;
  }

  /** How many comments of ours a pull request has. */
  public synchronized int count(int number) {
    return (int) ours.keySet().stream().filter(place -> place.number() == number).count();
  }

  private static String fitting(String body) {
    String note = "\n\ncut";
    return body.length() <= LIMIT ? body : body.substring(0, LIMIT - note.length()) + note;
  }

  private static String url(int number, int id) {
    return "https://github.example/pull/" + number + "#issuecomment-" + id;
  }

  private record Comment(int id, String body) {}

  private record Place(int number, String key) {
    private Place {
      if (!key.matches("[a-z0-9/-]+")) {
        throw new IllegalArgumentException("not a key: " + key);
      }
    }
  }
}
