package dev.penstock.selftest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Answers over UDP that every host of one zone is at the loopback address (RFC 1035). */
final class NameServer implements AutoCloseable {
  private static final int LARGEST_QUESTION = 512;
  private static final long TIME_TO_LIVE = 60;

  private final DatagramSocket socket;
  private final Name zone;

  private NameServer(DatagramSocket socket, Name zone) {
    this.socket = socket;
    this.zone = zone;
  }

  /** Starts it; it answers until it is closed. */
  static NameServer start(String zone) {
    try {
      DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
      NameServer server = new NameServer(socket, Name.fromString(zone, Name.root));
      Thread.ofVirtual().start(server::serve);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on loopback", e);
    }
  }

  /** Where it listens. */
  InetSocketAddress address() {
    return new InetSocketAddress(socket.getLocalAddress(), socket.getLocalPort());
  }

  private void serve() {
    DatagramPacket packet = new DatagramPacket(new byte[LARGEST_QUESTION], LARGEST_QUESTION);
    while (!socket.isClosed()) {
      try {
        packet.setLength(LARGEST_QUESTION);
        socket.receive(packet);
        byte[] answer = answer(Arrays.copyOf(packet.getData(), packet.getLength()));
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      } catch (IOException e) {
        // Closed, which ends the loop; or no question, which gets no answer.
      }
    }
  }

  private byte[] answer(byte[] packet) throws IOException {
    Message question = new Message(packet);
    Record asked = question.getQuestion();
    Message answer = new Message(question.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setFlag(Flags.AA);
    answer.addRecord(asked, Section.QUESTION);
    if (!asked.getName().subdomain(zone)) {
      answer.getHeader().setRcode(Rcode.NXDOMAIN);
    } else if (asked.getType() == Type.A) {
      InetAddress here = InetAddress.getLoopbackAddress();
      answer.addRecord(new ARecord(asked.getName(), DClass.IN, TIME_TO_LIVE, here), Section.ANSWER);
    }
    return answer.toWire();
  }

  @Override
  public void close() {
    socket.close();
  }
}
