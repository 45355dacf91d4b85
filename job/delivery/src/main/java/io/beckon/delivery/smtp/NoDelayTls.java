package io.beckon.delivery.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/** TLS over sockets that send at once. */
final class NoDelayTls extends SSLSocketFactory {

  private final SSLSocketFactory tls;
  private final NoDelay plain;

  NoDelayTls(SSLSocketFactory tls, NoDelay plain) {
    this.tls = tls;
    this.plain = plain;
  }

  @Override
  public Socket createSocket() throws IOException {
    return plain.createSocket();
  }

  /** Angus has connected a plain socket of its own, under its own time-out, and asks for TLS. */
  @Override
  public Socket createSocket(Socket inner, String host, int port, boolean autoClose)
      throws IOException {
    return tls.createSocket(plain.quick(inner), host, port, autoClose);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return over(plain.createSocket(host, port), host, port);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort)
      throws IOException {
    return over(plain.createSocket(host, port, from, fromPort), host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return over(plain.createSocket(host, port), host.getHostName(), port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
      throws IOException {
    return over(plain.createSocket(host, port, from, fromPort), host.getHostName(), port);
  }

  private Socket over(Socket socket, String host, int port) throws IOException {
    return tls.createSocket(socket, host, port, true);
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return tls.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return tls.getSupportedCipherSuites();
  }
}
