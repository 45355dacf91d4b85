package io.beckon.cli.demo.shop;

/** What the shop hands to Kafka: one record of the events topic. */
public sealed interface ShopRecord permits ShopEvent, BrokenRecord {

  /** When the log takes it, epoch milliseconds. */
  long logTime();

  /** The record's key: the user, or the thing where it happened to a thing. */
  String key();

  /** The record's value, UTF-8. */
  byte[] bytes();
}
