package io.beckon.core.executable;

import io.beckon.core.model.Setting;
import io.beckon.core.value.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A value that is given to the user or the journey.
 *
 * @param target what gets it
 * @param name of the attribute or value
 * @param value what it gets; missing removes it
 */
public record ExecutableSetting(Setting.Target target, String name, ExecutableValue value) {

  private static final int SHOWN = 100;

  /**
   * Sets them one after the other, so that each sees what the ones before it set.
   *
   * @return what each became, in words for a journey record
   */
  static Map<String, String> all(List<ExecutableSetting> settings, ExecutableStep.Visit visit) {
    Map<String, String> values = new LinkedHashMap<>();
    for (ExecutableSetting setting : settings) {
      Object value = setting.value.in(visit.situation());
      boolean set = visit.acts().set(setting.target, setting.name, value);
      values.put(setting.text(), set ? Values.excerpt(value, SHOWN) : "left out: too much to keep");
    }
    return values;
  }

  /** {@code journey.percent}. */
  private String text() {
    return target.name().toLowerCase(Locale.ROOT) + "." + name;
  }
}
