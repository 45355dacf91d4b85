package io.beckon.core.oracle;

import io.beckon.core.model.Step;
import java.util.ArrayList;
import java.util.List;

/** Gives steps their ids, in the order of the file, and makes each of them a thing of its own. */
final class Numbering implements Step.Visitor<Step> {

  private int steps;
  private int splits;

  List<Step> of(List<Step> some) {
    List<Step> numbered = new ArrayList<>();
    for (Step step : some) {
      steps++;
      numbered.add(step.accept(this));
    }
    return numbered;
  }

  @Override
  public Step await(Step.Wait step) {
    return new Step.Wait(step.duration(), step.span());
  }

  @Override
  public Step awaitSinceStart(Step.WaitSinceStart step) {
    return new Step.WaitSinceStart(step.duration(), step.span());
  }

  @Override
  public Step awaitTime(Step.WaitUntilTime step) {
    return new Step.WaitUntilTime(step.time(), step.days(), step.span());
  }

  @Override
  public Step awaitDate(Step.WaitUntilDate step) {
    return new Step.WaitUntilDate(
        step.date(), step.offsetDays(), step.offset(), step.at(), step.goOnIfPast(), step.span());
  }

  @Override
  public Step awaitAnswer(Step.WaitFor step) {
    List<Step> then = of(step.then());
    return new Step.WaitFor(step.answer(), step.within(), then, of(step.otherwise()), step.span());
  }

  @Override
  public Step branch(Step.Branch step) {
    List<Step.Branch.Way> ways = new ArrayList<>();
    for (Step.Branch.Way way : step.ways()) {
      ways.add(new Step.Branch.Way(way.when(), of(way.steps()), way.span()));
    }
    return new Step.Branch(ways, of(step.otherwise()), step.span());
  }

  @Override
  public Step split(Step.Split step) {
    String id = "split-" + ++splits;
    List<Step.Split.Variant> variants = new ArrayList<>();
    for (Step.Split.Variant it : step.variants()) {
      String name = "variant-" + (variants.size() + 1);
      variants.add(
          new Step.Split.Variant(name, it.weight(), it.settings(), of(it.steps()), it.span()));
    }
    return new Step.Split(id, variants, step.span());
  }

  @Override
  public Step send(Step.Send step) {
    return new Step.Send(
        "send-" + steps,
        step.channels(),
        step.template(),
        step.when(),
        step.category(),
        step.topic(),
        step.expiresAfter(),
        step.vary(),
        step.span());
  }

  @Override
  public Step call(Step.Call step) {
    return new Step.Call("call-" + steps, step.destination(), step.when(), step.span());
  }

  @Override
  public Step assign(Step.Assign step) {
    return new Step.Assign(step.settings(), step.span());
  }

  @Override
  public Step emit(Step.Emit step) {
    return new Step.Emit(step.event(), step.properties(), step.span());
  }

  @Override
  public Step subscribe(Step.Subscribe step) {
    return new Step.Subscribe(step.status(), step.topic(), step.span());
  }

  @Override
  public Step leave(Step.Leave step) {
    return new Step.Leave(step.reason(), step.span());
  }
}
