package io.beckon.core.expression;

import com.google.re2j.Pattern;
import io.beckon.core.value.Values;
import java.util.List;
import java.util.Set;

/**
 * {@code x.matches("...")}: the pattern, in the syntax of RE2, is found somewhere in the text. RE2
 * takes time in proportion to the text, where a pattern of {@code java.util.regex} can take for
 * ever.
 */
record Matches(Term text, Pattern pattern) implements Term {

  @Override
  public Object value(Frame frame) {
    return text.value(frame) instanceof String value
        ? (Object) pattern.matcher(value).find()
        : null;
  }

  @Override
  public Set<Type> types() {
    return Type.CONDITIONS;
  }

  @Override
  public String canonical() {
    return "matches(" + text.canonical() + ", " + Values.quoted(pattern.pattern()) + ")";
  }

  @Override
  public List<Term> parts() {
    return List.of(text);
  }
}
