package dev.penstock.http;

import java.net.InetSocketAddress;
import java.net.Proxy;
import okhttp3.Call;
import okhttp3.EventListener;

/** Notes how far one OkHttp call has come. Calls are made by one thread and read by the same. */
final class ExchangePhase extends EventListener {
  private volatile TransportFault.Phase reached = TransportFault.Phase.RESOLVE;

  static EventListener of(Call call) {
    ExchangePhase phase = call.request().tag(ExchangePhase.class);
    return phase == null ? EventListener.NONE : phase;
  }

  TransportFault.Phase reached() {
    return reached;
  }

  @Override
  public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
    reached = TransportFault.Phase.CONNECT;
  }

  @Override
  public void secureConnectStart(Call call) {
    reached = TransportFault.Phase.TLS;
  }

  @Override
  public void requestHeadersStart(Call call) {
    reached = TransportFault.Phase.EXCHANGE;
  }
}
