package io.beckon.template;

/** Whether a message may be sent to those who want none. */
public enum Category {
  /** It needs a way to end it. */
  MARKETING,
  /** What the recipient asked for: a receipt, a reset, a failed payment. */
  TRANSACTIONAL
}
