package io.beckon.template;

import io.beckon.template.check.Known;

/** What templates may speak of: by a tracking plan, and by the campaigns that use them. */
@FunctionalInterface
public interface Vocabulary {

  /** Nothing is known: only the names of the roots are checked. */
  Vocabulary NONE = template -> Known.NOTHING;

  /** What the template of this name may speak of. */
  Known of(String template);
}
