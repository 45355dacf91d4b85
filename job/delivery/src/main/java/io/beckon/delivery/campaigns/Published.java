package io.beckon.delivery.campaigns;

import io.beckon.core.model.Policy;
import io.beckon.template.MessageTemplate;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** What is published, as far as a message asks for it. Asked by many threads at once. */
public interface Published extends AutoCloseable {

  /**
   * Whether every version is known that can be in force at an instant of the log that has been. Who
   * asks for one that lies ahead of what was read waits a moment while it is read further.
   *
   * @return false where it is not known by then: nothing may be made of it yet
   */
  boolean isKnown(Instant decidedAt) throws InterruptedException;

  /** The version of a template that was in force; empty where there was none. */
  Optional<MessageTemplate> template(String name, Instant decidedAt);

  /**
   * The policy in force, as far as it is known now.
   *
   * @param at epoch milliseconds
   */
  Policy policy(long at);

  /**
   * Asked now and then by the worker.
   *
   * @throws IOException where it cannot be followed any more: only a worker that starts anew can
   */
  default void mustGoOn() throws IOException {}

  @Override
  void close();
}
