package dev.penstock.cloudflare.wrangler;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A version of wrangler, such as 4.135.0. What comes before a release counts as the release. */
record WranglerVersion(int major, int minor, int patch) implements Comparable<WranglerVersion> {
  private static final Comparator<WranglerVersion> ORDER =
      Comparator.comparingInt(WranglerVersion::major)
          .thenComparingInt(WranglerVersion::minor)
          .thenComparingInt(WranglerVersion::patch);

  private static final Pattern TEXT =
      Pattern.compile("(?<![\\w.])(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})(?![\\d.])");

  /** The first version that the lines name. */
  static Optional<WranglerVersion> find(List<String> lines) {
    return lines.stream().flatMap(WranglerVersion::read).findFirst();
  }

  private static Stream<WranglerVersion> read(String line) {
    Matcher found = TEXT.matcher(line);
    return found.find()
        ? Stream.of(
            new WranglerVersion(
                Integer.parseInt(found.group(1)),
                Integer.parseInt(found.group(2)),
                Integer.parseInt(found.group(3))))
        : Stream.empty();
  }

  @Override
  public int compareTo(WranglerVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
