package io.beckon.link;

/** What a token stands for. */
public sealed interface Meaning permits Link, Returned {

  /** The message it was made for. */
  Message message();
}
