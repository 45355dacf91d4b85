package io.beckon.gateway.page;

import java.util.Map;

/**
 * What pages say and offer.
 *
 * @param name whose messages they are; empty for none
 * @param topics that are offered, with their words
 * @param lessOften whether fewer messages are offered
 */
public record Look(String name, Map<String, String> topics, boolean lessOften, PageTexts texts) {

  /** Whether there is anything to choose. */
  boolean hasPreferences() {
    return lessOften || !topics.isEmpty();
  }

  String topic(String topic) {
    return topics.getOrDefault(topic, topic);
  }

  Html page(String titleKey) {
    return new Html(texts.of("lang"), name, texts.of(titleKey));
  }
}
