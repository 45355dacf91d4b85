package io.beckon.delivery.ledger;

/**
 * A place in the ledger.
 *
 * @param partition from 0
 * @param offset in the partition
 */
public record Position(int partition, long offset) {}
