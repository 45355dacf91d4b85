package io.beckon.delivery.smtp;

import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/** Bytes that go out as they are: what was signed must not be written anew. */
final class RawMessage extends SMTPMessage {

  private final byte[] bytes;

  RawMessage(Envelope mail) {
    super((Session) null);
    bytes = mail.message();
    setEnvelopeFrom(mail.from());
  }

  @Override
  public void writeTo(OutputStream out, String[] ignored) throws IOException {
    out.write(bytes);
  }

  @Override
  public int getSize() {
    return bytes.length;
  }
}
