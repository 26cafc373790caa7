package dev.penstock.selftest;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** One client's session: encryption, log-in, then questions (PostgreSQL 18, 54.2). */
final class PostgresSession implements AutoCloseable {
  private static final int SSL_REQUEST = 80877103;

  private static final String[][] PARAMETERS = {
    {"server_version", "17.5"},
    {"server_encoding", "UTF8"},
    {"client_encoding", "UTF8"},
    {"DateStyle", "ISO, MDY"},
    {"TimeZone", "UTC"},
    {"integer_datetimes", "on"},
    {"standard_conforming_strings", "on"}
  };

  private final Socket connection;
  private final PostgresWire wire;

  private PostgresSession(Socket connection) throws IOException {
    this.connection = connection;
    this.wire = new PostgresWire(connection);
  }

  /** Encrypts the connection if the client wants that, and lets the client in. */
  static PostgresSession begin(Socket connection, SSLContext identity) throws IOException {
    connection.setTcpNoDelay(true);
    if (!asksForEncryption(connection)) {
      throw new IOException("a database is asked for without encryption");
    }
    connection.getOutputStream().write('S');
    SSLSocket encrypted =
        (SSLSocket) identity.getSocketFactory().createSocket(connection, null, true);
    encrypted.setUseClientMode(false);
    PostgresSession session = new PostgresSession(encrypted);
    session.letIn();
    return session;
  }

  private static boolean asksForEncryption(Socket connection) throws IOException {
    byte[] first = new byte[2 * Integer.BYTES];
    new DataInputStream(connection.getInputStream()).readFully(first);
    return ByteBuffer.wrap(first).getInt(Integer.BYTES) == SSL_REQUEST;
  }

  private void letIn() throws IOException {
    wire.content();
    ScramLogin login = new ScramLogin();
    authenticate(10, PostgresWire.joined(PostgresWire.text("SCRAM-SHA-256"), new byte[1]));
    authenticate(11, PostgresWire.bytes(login.first(said())));
    authenticate(12, PostgresWire.bytes(login.last(said())));
    authenticate(0, new byte[0]);
    for (String[] parameter : PARAMETERS) {
      wire.write('S', PostgresWire.text(parameter[0]), PostgresWire.text(parameter[1]));
    }
    wire.write('K', PostgresWire.number(1), PostgresWire.number(1));
    ready();
  }

  private void authenticate(int step, byte[] data) throws IOException {
    wire.write('R', PostgresWire.number(step), data);
    wire.flush();
  }

  private String said() throws IOException {
    wire.type();
    return new String(wire.content(), StandardCharsets.UTF_8);
  }

  private void ready() throws IOException {
    wire.write('Z', new byte[] {'I'});
    wire.flush();
  }

  /** Answers until the client leaves. */
  void serve(PostgresAnswers answers) throws IOException {
    PostgresTable table = PostgresTable.NONE;
    for (int type = wire.type(); type >= 0 && type != 'X'; type = wire.type()) {
      byte[] content = wire.content();
      switch (type) {
        case 'Q' -> {
          answers.to(PostgresWire.textAt(content, 0)).send(wire);
          ready();
        }
        case 'P' -> {
          table = answers.to(statement(content));
          wire.write('1');
        }
        case 'B' -> wire.write('2');
        case 'D' -> table.describe(wire);
        case 'E' -> table.send(wire);
        case 'S' -> ready();
        default -> {
          // Closing a statement needs no answer here.
        }
      }
    }
  }

  private static String statement(byte[] content) {
    int name = PostgresWire.textAt(content, 0).length();
    return PostgresWire.textAt(content, name + 1);
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
