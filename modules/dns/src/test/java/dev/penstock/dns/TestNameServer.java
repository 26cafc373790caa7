package dev.penstock.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A name server on loopback that answers what a test has put into it, over UDP and TCP. */
final class TestNameServer implements AutoCloseable {
  private final DatagramSocket udp;
  private final ServerSocket tcp;
  private final List<Record> records = new CopyOnWriteArrayList<>();
  private final List<Message> queries = new CopyOnWriteArrayList<>();
  private final ConcurrentMap<Name, Integer> codes = new ConcurrentHashMap<>();
  private volatile boolean silent;
  private volatile boolean truncating;

  TestNameServer() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    tcp = new ServerSocket(0, 8, loopback);
    udp = new DatagramSocket(tcp.getLocalPort(), loopback);
    Thread.ofPlatform().daemon().start(this::serveUdp);
    Thread.ofPlatform().daemon().start(this::serveTcp);
  }

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), tcp.getLocalPort());
  }

  /** It knows these records. */
  TestNameServer with(Record... added) {
    records.addAll(List.of(added));
    return this;
  }

  /** Answers questions about that name with an error. */
  TestNameServer failing(Name name, int code) {
    codes.put(name, code);
    return this;
  }

  /** From now on it hears and says nothing. */
  TestNameServer silent() {
    silent = true;
    return this;
  }

  /** From now on an answer over UDP is empty and says that the whole one comes over TCP. */
  TestNameServer truncating() {
    truncating = true;
    return this;
  }

  List<Message> queries() {
    return List.copyOf(queries);
  }

  private void serveUdp() {
    byte[] buffer = new byte[4_096];
    while (!udp.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        udp.receive(packet);
        Message query = new Message(Arrays.copyOf(buffer, packet.getLength()));
        if (!silent) {
          byte[] answer = answer(query, truncating).toWire();
          udp.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        }
      } catch (SocketException e) {
        return;
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  private void serveTcp() {
    while (!tcp.isClosed()) {
      try (Socket socket = tcp.accept()) {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        Message query = new Message(in.readNBytes(in.readUnsignedShort()));
        byte[] answer = answer(query, false).toWire();
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        out.writeShort(answer.length);
        out.write(answer);
      } catch (SocketException e) {
        return;
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  private Message answer(Message query, boolean truncated) {
    queries.add(query);
    Record question = query.getQuestion();
    Message answer = new Message(query.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setFlag(Flags.AA);
    answer.addRecord(question, Section.QUESTION);
    answer.getHeader().setRcode(codes.getOrDefault(question.getName(), Rcode.NOERROR));
    if (truncated) {
      answer.getHeader().setFlag(Flags.TC);
    } else {
      matching(question).forEach(record -> answer.addRecord(record, Section.ANSWER));
    }
    return answer;
  }

  private List<Record> matching(Record question) {
    return records.stream()
        .filter(record -> record.getName().equals(question.getName()))
        .filter(record -> record.getType() == question.getType() || record.getType() == Type.CNAME)
        .toList();
  }

  @Override
  public void close() throws IOException {
    udp.close();
    tcp.close();
  }
}
