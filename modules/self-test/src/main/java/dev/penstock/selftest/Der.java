package dev.penstock.selftest;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes what a certificate is made of: DER (ITU-T X.690), as much of it as that takes. */
final class Der {
  private static final DateTimeFormatter UTC_TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  private static final byte[] TRUE = {(byte) 0xff};

  private Der() {}

  static byte[] sequence(byte[]... parts) {
    return tagged(0x30, parts);
  }

  static byte[] set(byte[]... parts) {
    return tagged(0x31, parts);
  }

  /** A part of a structure that is told by its number, as a whole of its own. */
  static byte[] explicit(int number, byte[]... parts) {
    return tagged(0xa0 | number, parts);
  }

  static byte[] integer(long value) {
    return tagged(0x02, BigInteger.valueOf(value).toByteArray());
  }

  static byte[] yes() {
    return tagged(0x01, TRUE);
  }

  static byte[] text(String value) {
    return tagged(0x0c, value.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] time(Instant value) {
    return tagged(0x17, UTC_TIME.format(value).getBytes(StandardCharsets.US_ASCII));
  }

  static byte[] octets(byte[] value) {
    return tagged(0x04, value);
  }

  static byte[] bits(byte[] value) {
    return tagged(0x03, new byte[1], value);
  }

  /** An object identifier, such as {@code 2.5.4.3}. */
  static byte[] identifier(String dotted) {
    String[] numbers = dotted.split("\\.", -1);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.write(Integer.parseInt(numbers[0]) * 40 + Integer.parseInt(numbers[1]));
    for (int index = 2; index < numbers.length; index++) {
      writeBase128(content, Integer.parseInt(numbers[index]));
    }
    return tagged(0x06, content.toByteArray());
  }

  private static void writeBase128(ByteArrayOutputStream content, int value) {
    if (value > 0x7f) {
      writeLeading(content, value >>> 7);
    }
    content.write(value & 0x7f);
  }

  private static void writeLeading(ByteArrayOutputStream content, int value) {
    if (value > 0x7f) {
      writeLeading(content, value >>> 7);
    }
    content.write(0x80 | (value & 0x7f));
  }

  static byte[] tagged(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(tag);
    writeLength(whole, content.size());
    whole.writeBytes(content.toByteArray());
    return whole.toByteArray();
  }

  private static void writeLength(ByteArrayOutputStream whole, int length) {
    if (length > 0x7f) {
      byte[] bytes = BigInteger.valueOf(length).toByteArray();
      int leading = bytes[0] == 0 ? 1 : 0;
      whole.write(0x80 | (bytes.length - leading));
      whole.write(bytes, leading, bytes.length - leading);
    } else {
      whole.write(length);
    }
  }
}
