package io.beckon.core.item;

/** Where the bytes of one desk are kept. Bytes that are handed out are not to be changed. */
public interface DeskParts {

  /** What is to be done, and in how far it is; null for nothing. */
  byte[] agenda();

  /** Keeps it; null removes it. */
  void agenda(byte[] bytes);

  /** The watcher at a place; null where there is none. */
  byte[] watcher(long place);

  /** Keeps a watcher at a place; null removes it. */
  void watcher(long place, byte[] bytes);

  /** The place of a user; null where the user has none. */
  Long place(String userId);

  /** Keeps the place of a user; null removes it. */
  void place(String userId, Long place);
}
