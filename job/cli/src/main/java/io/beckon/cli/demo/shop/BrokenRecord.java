package io.beckon.cli.demo.shop;

import java.nio.charset.StandardCharsets;

/** What a client sends that crashed while writing: an event that breaks off. */
public record BrokenRecord(long logTime, String userId, String text) implements ShopRecord {

  @Override
  public String key() {
    return userId;
  }

  @Override
  public byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
