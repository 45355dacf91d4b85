package io.beckon.core.state;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is known of a user: the attributes of all identify calls, the last in the log standing. */
public final class Profile {

  private static final int FORMAT = 1;

  private final Map<String, Object> attributes;
  private boolean changed;

  private Profile(Map<String, Object> attributes) {
    this.attributes = attributes;
  }

  static Profile read(byte[] bytes) {
    if (bytes == null) {
      return new Profile(new LinkedHashMap<>());
    }
    ByteReader reader = new ByteReader(bytes);
    Formats.expect("profile", FORMAT, reader.oneByte());
    return new Profile(new LinkedHashMap<>(reader.entries()));
  }

  /** Takes each top-level attribute whole; null removes it. */
  public void merge(Map<String, Object> traits) {
    traits.forEach(
        (name, value) -> {
          if (value == null) {
            changed |= attributes.remove(name) != null;
          } else {
            changed |= !value.equals(attributes.put(name, value));
          }
        });
  }

  /** A view, not a copy. */
  public Map<String, Object> attributes() {
    return Collections.unmodifiableMap(attributes);
  }

  boolean changed() {
    return changed;
  }

  byte[] write() {
    return attributes.isEmpty()
        ? null
        : new ByteWriter().oneByte(FORMAT).entries(attributes).toBytes();
  }
}
