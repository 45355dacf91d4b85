package io.beckon.delivery.desk;

import io.beckon.core.model.Policy;
import io.beckon.core.read.CampaignReader;
import io.beckon.core.source.SourceText;
import io.beckon.delivery.campaigns.Published;
import io.beckon.template.MessageTemplate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A policy in a test's hands; templates are of no account here. */
final class MemoryPublished implements Published {

  private volatile Policy policy = Policy.DEFAULT;

  /** From now on, and for ever. */
  void policy(String... lines) {
    String text = "policy: default\n" + String.join("\n", lines) + '\n';
    policy =
        CampaignReader.read(List.of(new SourceText("policy.yaml", text))).policy().orElseThrow();
  }

  @Override
  public boolean isKnown(Instant decidedAt) {
    return true;
  }

  @Override
  public Optional<MessageTemplate> template(String name, Instant decidedAt) {
    return Optional.empty();
  }

  @Override
  public Policy policy(long at) {
    return policy;
  }

  @Override
  public void close() {}
}
