package dev.penstock.http;

/** The methods of HTTP that the providers' APIs use (RFC 9110, section 9; RFC 5789). */
public enum Method {
  GET(false, true),
  HEAD(false, true),
  POST(true, false),
  PUT(true, true),
  PATCH(true, false),
  DELETE(true, true);

  private final boolean changing;
  private final boolean idempotent;

  Method(boolean changing, boolean idempotent) {
    this.changing = changing;
    this.idempotent = idempotent;
  }

  /** Whether it asks for a change. */
  public boolean isChanging() {
    return changing;
  }

  /** Whether doing it twice comes to the same as doing it once (RFC 9110, section 9.2.2). */
  public boolean isIdempotent() {
    return idempotent;
  }
}
