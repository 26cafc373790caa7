package dev.penstock.sandbox.neon;

import dev.penstock.sandbox.postgres.Directory;
import dev.penstock.sandbox.postgres.PostgresProxy;
import java.time.Duration;
import java.time.Instant;

/** A compute endpoint: two ports, a direct one and a pooled one. Guarded by the world's lock. */
final class Endpoint implements AutoCloseable {

  private final String id;
  private final String branchId;
  private final String type;
  private final PostgresProxy direct;
  private final PostgresProxy pooled;
  private final Instant createdAt;
  private Instant updatedAt;
  private boolean disabled;
  private boolean suspended;
  private Duration delay = Duration.ZERO;

  Endpoint(String id, Branch branch, String type, Directory directory, Instant now) {
    this.id = id;
    this.branchId = branch.id();
    this.type = type;
    this.direct = PostgresProxy.listen(directory);
    this.pooled = PostgresProxy.listen(directory);
    this.createdAt = now;
    this.updatedAt = now;
  }

  String id() {
    return id;
  }

  String branchId() {
    return branchId;
  }

  String type() {
    return type;
  }

  boolean writes() {
    return type.equals("read_write");
  }

  Instant createdAt() {
    return createdAt;
  }

  Instant updatedAt() {
    return updatedAt;
  }

  /** Host and port: neonctl puts it into its connection strings as it is. */
  String host() {
    return "127.0.0.1:" + direct.port();
  }

  String pooledHost() {
    return "127.0.0.1:" + pooled.port();
  }

  boolean disabled() {
    return disabled;
  }

  boolean suspended() {
    return suspended;
  }

  Duration delay() {
    return delay;
  }

  void delay(Duration other) {
    delay = other;
  }

  void disable(boolean value, Instant now) {
    disabled = value;
    updatedAt = now;
    if (value) {
      suspend(now);
    }
  }

  void suspend(Instant now) {
    suspended = true;
    updatedAt = now;
    disconnect();
  }

  void start(Instant now) {
    if (suspended) {
      suspended = false;
      updatedAt = now;
    }
  }

  void disconnect() {
    direct.disconnect();
    pooled.disconnect();
  }

  @Override
  public void close() {
    direct.close();
    pooled.close();
  }
}
