package io.beckon.core.compile;

import io.beckon.core.model.Step;
import io.beckon.core.source.Nearest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The messages that a campaign sends, by the names under which its waits may call them. */
final class SentMessages {

  /** By template or id: the ids of the steps. */
  private final Map<String, SortedSet<String>> steps = new TreeMap<>();

  private SentMessages() {}

  /** Those of these steps, steps inside steps included. */
  static SentMessages of(List<Step> steps) {
    SentMessages messages = new SentMessages();
    messages.collect(steps);
    return messages;
  }

  /** The ids of the steps that send the message of this template or id, sorted. */
  Set<String> called(String name) {
    return Collections.unmodifiableSet(steps.getOrDefault(name, new TreeSet<>()));
  }

  /** What an author may have meant by a name that none is called by. */
  String hint(String name) {
    return Nearest.of(name, steps.keySet())
        .map(near -> "did you mean `" + near + "`?")
        .orElse("name the template or the id of one of its sends");
  }

  private void collect(List<Step> list) {
    for (Step step : list) {
      if (step instanceof Step.Send send) {
        steps.computeIfAbsent(send.template(), name -> new TreeSet<>()).add(send.id());
        steps.computeIfAbsent(send.id(), name -> new TreeSet<>()).add(send.id());
      } else {
        inside(step).forEach(this::collect);
      }
    }
  }

  private static List<List<Step>> inside(Step step) {
    List<List<Step>> lists = new ArrayList<>();
    if (step instanceof Step.WaitFor wait) {
      lists.add(wait.then());
      lists.add(wait.otherwise());
    } else if (step instanceof Step.Branch branch) {
      branch.ways().forEach(way -> lists.add(way.steps()));
      lists.add(branch.otherwise());
    } else if (step instanceof Step.Split split) {
      split.variants().forEach(variant -> lists.add(variant.steps()));
    }
    return lists;
  }
}
