package io.beckon.engine;

/**
 * The operators of the job. A savepoint finds an operator's state by its uid: a released uid is not
 * changed, and not given to another operator. The name is what Flink's pages and metrics show.
 */
enum Operator {
  READ_EVENTS("read-events", "read events"),
  DECODE_EVENTS("decode-events", "decode events"),
  READ_CAMPAIGNS("read-campaigns", "read campaigns"),
  DECODE_CAMPAIGNS("decode-campaigns", "decode campaigns"),
  USERS("users", "users"),
  ITEMS("items", "items"),
  WRITE("write", "write decisions"),
  EMIT("emit", "write events"),
  TICK("tick", "tick"),
  PULSE("pulse", "pulse");

  private final String uid;
  private final String title;

  Operator(String uid, String title) {
    this.uid = uid;
    this.title = title;
  }

  String uid() {
    return uid;
  }

  String title() {
    return title;
  }
}
