package dev.penstock.cloudflare;

/**
 * What one of Cloudflare's own previews is called: {@code codex-api/pr-8}.
 *
 * @param worker the Worker it is of
 * @param preview its own name among the Worker's previews
 */
record PreviewName(String worker, String preview) {

  /**
   * Reads the name.
   *
   * @throws dev.penstock.kernel.PenstockException with exit 2 when it is illegal
   */
  static PreviewName parse(String text) {
    int slash = text.indexOf('/');
    return new PreviewName(
        WorkerNames.checked(slash < 0 ? "" : text.substring(0, slash), "preview.name"),
        WorkerNames.checked(text.substring(slash + 1), "preview.name"));
  }

  @Override
  public String toString() {
    return worker + "/" + preview;
  }
}
