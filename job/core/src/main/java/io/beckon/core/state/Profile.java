package io.beckon.core.state;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import io.beckon.core.json.JsonWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is known of a user: the attributes of all identify calls, the last in the log standing. */
public final class Profile {

  /**
   * Characters of all attributes together as JSON, which is how a command carries them: it must fit
   * into a record, whatever has to be escaped.
   */
  public static final int BOUND = 128 * 1024;

  private static final int FORMAT = 1;

  private Map<String, Object> attributes;
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

  /**
   * Takes each top-level attribute whole; null removes it.
   *
   * @return false where the profile would outgrow its bound: then it stays as it was
   */
  public boolean merge(Map<String, Object> traits) {
    Map<String, Object> merged = new LinkedHashMap<>(attributes);
    traits.forEach(
        (name, value) -> {
          if (value == null) {
            merged.remove(name);
          } else {
            merged.put(name, value);
          }
        });
    if (merged.equals(attributes)) {
      return true;
    }
    if (JsonWriter.write(merged).length() > BOUND) {
      return false;
    }
    attributes = merged;
    changed = true;
    return true;
  }

  /** A view, not a copy. */
  public Map<String, Object> attributes() {
    return Collections.unmodifiableMap(attributes);
  }

  boolean changed() {
    return changed;
  }

  byte[] write() {
    return attributes.isEmpty() ? null : write(attributes);
  }

  private static byte[] write(Map<String, Object> attributes) {
    return new ByteWriter().oneByte(FORMAT).entries(attributes).toBytes();
  }
}
