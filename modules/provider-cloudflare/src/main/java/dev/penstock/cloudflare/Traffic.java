package dev.penstock.cloudflare;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which versions of a Worker get the traffic, now and before.
 *
 * @param deployments percentages by version id; the first is in force
 */
record Traffic(List<Map<String, Double>> deployments) {

  Traffic {
    deployments = List.copyOf(deployments);
  }

  /** What is in force; nothing when nothing was ever deployed. */
  Map<String, Double> now() {
    return deployments.isEmpty() ? Map.of() : deployments.getFirst();
  }

  /** The version that serves all of the traffic or the largest share. */
  Optional<String> serving() {
    return largest(now());
  }

  /**
   * What has the largest share beside that version; of equal ones, what has been live for longer,
   * because the other is an attempt that was broken off.
   */
  Optional<String> beside(String version) {
    return now().entrySet().stream()
        .filter(share -> !share.getKey().equals(version))
        .max(
            Map.Entry.<String, Double>comparingByValue()
                .thenComparingInt(share -> liveSince(share.getKey())))
        .map(Map.Entry::getKey);
  }

  /** How many deployments ago it was first among them. */
  private int liveSince(String version) {
    return IntStream.range(0, deployments.size())
        .filter(at -> deployments.get(at).containsKey(version))
        .max()
        .orElse(-1);
  }

  private static Optional<String> largest(Map<String, Double> shares) {
    return shares.entrySet().stream()
        .max(Comparator.comparingDouble(Map.Entry::getValue))
        .map(Map.Entry::getKey);
  }
}
