package io.beckon.template.liquid;

/** What a text is, and so what becomes of a value in it. */
public enum Form {
  /** Values are escaped, so that no value is ever read as HTML. */
  HTML,
  /** Values stand as they are. */
  TEXT,
  /** As text, on one line. */
  LINE
}
