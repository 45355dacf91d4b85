package io.beckon.core.compile;

import io.beckon.core.model.Clause;
import io.beckon.core.model.Setting;
import io.beckon.core.model.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * What the steps of a campaign say, steps inside steps included, whatever way a journey takes.
 *
 * @param waits those for an event
 * @param dates those until a date
 * @param conditions of branches and of single steps
 * @param settings of values
 * @param emitted the events that are put into the log
 * @param sends the messages
 */
record StepContents(
    List<Step.WaitFor> waits,
    List<Step.WaitUntilDate> dates,
    List<Clause> conditions,
    List<Setting> settings,
    List<Step.Emit> emitted,
    List<Step.Send> sends) {

  static StepContents of(List<Step> steps) {
    StepContents contents =
        new StepContents(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    contents.add(steps);
    return contents;
  }

  private void add(List<Step> steps) {
    Adding adding = new Adding();
    steps.forEach(step -> step.accept(adding));
  }

  private final class Adding implements Step.Visitor<Void> {

    @Override
    public Void await(Step.Wait step) {
      return null;
    }

    @Override
    public Void awaitSinceStart(Step.WaitSinceStart step) {
      return null;
    }

    @Override
    public Void awaitTime(Step.WaitUntilTime step) {
      return null;
    }

    @Override
    public Void awaitDate(Step.WaitUntilDate step) {
      dates.add(step);
      return null;
    }

    @Override
    public Void awaitAnswer(Step.WaitFor step) {
      waits.add(step);
      add(step.then());
      add(step.otherwise());
      return null;
    }

    @Override
    public Void branch(Step.Branch step) {
      for (Step.Branch.Way way : step.ways()) {
        conditions.add(way.when());
        add(way.steps());
      }
      add(step.otherwise());
      return null;
    }

    @Override
    public Void split(Step.Split step) {
      for (Step.Split.Variant variant : step.variants()) {
        settings.addAll(variant.settings());
        add(variant.steps());
      }
      return null;
    }

    @Override
    public Void send(Step.Send step) {
      sends.add(step);
      step.when().ifPresent(conditions::add);
      return null;
    }

    @Override
    public Void call(Step.Call step) {
      step.when().ifPresent(conditions::add);
      return null;
    }

    @Override
    public Void assign(Step.Assign step) {
      settings.addAll(step.settings());
      return null;
    }

    @Override
    public Void emit(Step.Emit step) {
      emitted.add(step);
      return null;
    }

    @Override
    public Void subscribe(Step.Subscribe step) {
      return null;
    }

    @Override
    public Void leave(Step.Leave step) {
      return null;
    }
  }
}
