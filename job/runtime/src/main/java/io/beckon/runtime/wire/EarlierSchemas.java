package io.beckon.runtime.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;

/** Schemas as they were before, which lie beside those of today on the class path. */
public final class EarlierSchemas {

  private EarlierSchemas() {}

  /**
   * An earlier form.
   *
   * @param name of its file, {@code CampaignRecord-44e9787596a59fca}: the fingerprint is the one
   *     that stands in its records
   */
  public static Schema named(String name) {
    String path = "/schemas/earlier/" + name + ".avsc";
    try (InputStream text = EarlierSchemas.class.getResourceAsStream(path)) {
      if (text == null) {
        throw new IllegalStateException("This build lacks " + path);
      }
      return new Schema.Parser().parse(text);
    } catch (IOException e) {
      throw new UncheckedIOException("Reading " + path, e);
    }
  }
}
