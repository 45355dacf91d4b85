package io.beckon.delivery.ledger;

/**
 * A place in a topic.
 *
 * @param partition from 0
 * @param offset in the partition
 */
public record Position(int partition, long offset) {}
