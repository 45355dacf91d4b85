package io.beckon.delivery.live;

import io.beckon.runtime.wire.SingleObject;
import io.beckon.schemas.CampaignRecord;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A template in the campaigns topic, as {@code beckon publish} writes it. */
final class PublishedTemplate {

  private PublishedTemplate() {}

  /** Its first version, from when the log takes it. */
  static ProducerRecord<byte[], byte[]> of(String name, String source) {
    CampaignRecord template =
        CampaignRecord.newBuilder()
            .setKind("template")
            .setCampaign(name)
            .setVersion("v1")
            .setFileName(name + "/message.html")
            .setSource(source)
            .build();
    return new ProducerRecord<>(
        "campaigns",
        ("template " + name + "@v1").getBytes(StandardCharsets.UTF_8),
        SingleObject.encode(CampaignRecord.getEncoder(), template));
  }
}
