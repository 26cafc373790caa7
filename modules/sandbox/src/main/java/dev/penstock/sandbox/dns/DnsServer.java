package dev.penstock.sandbox.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;

/**
 * A name server on 127.0.0.1: UDP and TCP on the same port, chosen by the machine. Answers whatever
 * the zones hold at that moment. Thread-safe.
 */
public final class DnsServer implements AutoCloseable {

  /** RFC 1035, section 2.3.4: what a client takes that says nothing of EDNS (RFC 6891). */
  private static final int PLAIN_UDP_LIMIT = 512;

  private static final int LARGEST_QUERY = 4_096;
  private static final int BIND_ATTEMPTS = 20;
  private static final Duration IDLE = Duration.ofSeconds(10);

  private final ServerSocket tcp;
  private final DatagramSocket udp;
  private final Answers answers;

  private DnsServer(ServerSocket tcp, DatagramSocket udp, Answers answers) {
    this.tcp = tcp;
    this.udp = udp;
    this.answers = answers;
  }

  /**
   * Starts answering.
   *
   * @param clock decides which records have come into effect
   * @throws UncheckedIOException when no port is free
   */
  public static DnsServer start(ServedZones zones, InstantSource clock) {
    try {
      DnsServer server = bind(new Answers(zones, clock));
      Thread.ofVirtual().name("sandbox-dns-udp").start(server::serveUdp);
      Thread.ofVirtual().name("sandbox-dns-tcp").start(server::serveTcp);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A port that is free for TCP may be taken for UDP, so this may need a few attempts. */
  private static DnsServer bind(Answers answers) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    for (int attempt = 1; ; attempt++) {
      ServerSocket tcp = new ServerSocket(0, 50, loopback);
      try {
        return new DnsServer(tcp, new DatagramSocket(tcp.getLocalPort(), loopback), answers);
      } catch (BindException e) {
        tcp.close();
        if (attempt == BIND_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return new InetSocketAddress(tcp.getInetAddress(), tcp.getLocalPort());
  }

  private void serveUdp() {
    byte[] buffer = new byte[LARGEST_QUERY];
    while (!udp.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        udp.receive(packet);
        answerUdp(packet);
      } catch (IOException e) {
        // A datagram nobody can read, or the end: there is nobody to tell.
      }
    }
  }

  private void answerUdp(DatagramPacket packet) throws IOException {
    byte[] query = Arrays.copyOf(packet.getData(), packet.getLength());
    Optional<Message> asked = read(query);
    if (asked.isPresent()) {
      byte[] reply = reply(asked.get(), udpLimit(asked.get()));
      udp.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
    }
  }

  private static int udpLimit(Message query) {
    OPTRecord options = query.getOPT();
    return options == null ? PLAIN_UDP_LIMIT : Math.max(options.getPayloadSize(), PLAIN_UDP_LIMIT);
  }

  private void serveTcp() {
    while (!tcp.isClosed()) {
      try {
        Socket socket = tcp.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        // The end, or a client that is gone already.
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setSoTimeout(Math.toIntExact(IDLE.toMillis()));
      DataInputStream in = new DataInputStream(socket.getInputStream());
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      for (Optional<Message> query = next(in); query.isPresent(); query = next(in)) {
        byte[] reply = reply(query.get(), Message.MAXLENGTH);
        out.writeShort(reply.length);
        out.write(reply);
        out.flush();
      }
    } catch (IOException e) {
      // The client is gone; its connection is closed on the way out.
    }
  }

  private static Optional<Message> next(DataInputStream in) throws IOException {
    int length = in.readUnsignedShort();
    return read(in.readNBytes(length));
  }

  private static Optional<Message> read(byte[] query) {
    try {
      Message message = new Message(query);
      return message.getHeader().getFlag(Flags.QR) ? Optional.empty() : Optional.of(message);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private byte[] reply(Message query, int limit) {
    Message reply = answers.answer(query);
    if (query.getOPT() != null) {
      reply.addRecord(new OPTRecord(LARGEST_QUERY, 0, 0), org.xbill.DNS.Section.ADDITIONAL);
    }
    return reply.toWire(limit);
  }

  /** Stops answering. */
  @Override
  public void close() {
    udp.close();
    try {
      tcp.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
