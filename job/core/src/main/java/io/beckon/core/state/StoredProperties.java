package io.beckon.core.state;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;

/**
 * Properties of a trigger as they are stored: bytes until somebody asks for one. An order may carry
 * a hundred items, its journey is read and written with every event of the user, and hardly ever is
 * a condition asked that looks at them.
 *
 * <p>Not to be changed. Not thread-safe.
 */
final class StoredProperties extends AbstractMap<String, Object> {

  private final byte[] bytes;
  private Map<String, Object> read;

  private StoredProperties(byte[] bytes) {
    this.bytes = bytes;
  }

  static void write(Map<String, Object> properties, ByteWriter to) {
    if (properties instanceof StoredProperties stored) {
      to.raw(stored.bytes);
    } else {
      to.entries(properties);
    }
  }

  static Map<String, Object> read(ByteReader from) {
    return new StoredProperties(from.rawEntries());
  }

  @Override
  public Object get(Object name) {
    return properties().get(name);
  }

  @Override
  public boolean containsKey(Object name) {
    return properties().containsKey(name);
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    return properties().entrySet();
  }

  private Map<String, Object> properties() {
    if (read == null) {
      read = new ByteReader(bytes).entries();
    }
    return read;
  }
}
