package dev.penstock.selftest;

import java.io.IOException;
import java.util.List;

/**
 * The answer to a statement: rows of text, of types that PostgreSQL has numbers for.
 *
 * @param types of the columns
 * @param rows each with a value for every column
 */
record PostgresTable(List<Integer> types, List<List<String>> rows) {
  static final int BOOLEAN = 16;
  static final int TEXT = 25;
  static final int MOMENT = 1184;

  /** What a statement leaves that is no question. */
  static final PostgresTable NONE = new PostgresTable(List.of(), List.of());

  PostgresTable {
    types = List.copyOf(types);
    rows = List.copyOf(rows);
  }

  void describe(PostgresWire wire) throws IOException {
    if (types.isEmpty()) {
      wire.write('n');
      return;
    }
    byte[] columns = PostgresWire.small(types.size());
    for (int type : types) {
      columns = PostgresWire.joined(columns, column(type));
    }
    wire.write('T', columns);
  }

  private static byte[] column(int type) {
    return PostgresWire.joined(
        PostgresWire.text("value"),
        PostgresWire.number(0),
        PostgresWire.small(0),
        PostgresWire.number(type),
        PostgresWire.small(-1),
        PostgresWire.number(-1),
        PostgresWire.small(0));
  }

  void send(PostgresWire wire) throws IOException {
    for (List<String> row : rows) {
      byte[] values = PostgresWire.small(row.size());
      for (String value : row) {
        byte[] text = PostgresWire.bytes(value);
        values = PostgresWire.joined(values, PostgresWire.number(text.length), text);
      }
      wire.write('D', values);
    }
    wire.write('C', PostgresWire.text(types.isEmpty() ? "SET" : "SELECT " + rows.size()));
  }
}
