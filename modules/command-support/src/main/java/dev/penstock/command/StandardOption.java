package dev.penstock.command;

/** What every command understands, on the command line only. */
enum StandardOption {
  DEBUG("Tell more, and show where a fault came from", "", "--debug"),
  HELP("Show this help", "-h", "--help"),
  VERSION("Show the version", "-V", "--version");

  private final String description;
  private final String shortName;
  private final String longName;

  StandardOption(String description, String shortName, String longName) {
    this.description = description;
    this.shortName = shortName;
    this.longName = longName;
  }

  String description() {
    return description;
  }

  String[] names() {
    return shortName.isEmpty() ? new String[] {longName} : new String[] {shortName, longName};
  }

  String longName() {
    return longName;
  }
}
