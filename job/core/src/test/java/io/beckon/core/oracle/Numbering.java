package io.beckon.core.oracle;

import io.beckon.core.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives steps their ids, in the order of the file, and makes each of them a thing of its own. */
final class Numbering implements Step.Visitor<Step> {

  private final List<String> messages;
  private int steps;
  private int splits;

  /**
   * @param messages by which a wait may know a message: only of steps that the campaign has
   */
  private Numbering(List<String> messages) {
    this.messages = messages;
  }

  /** Numbers the steps of a campaign. */
  static List<Step> campaign(List<Step> some) {
    List<String> ids = new ArrayList<>();
    for (Step step : StepNames.all(new Numbering(List.of()).of(some))) {
      if (step instanceof Step.Send send) {
        ids.add(send.id());
      }
    }
    return new Numbering(ids).of(some);
  }

  private List<Step> of(List<Step> some) {
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
    return new Step.WaitFor(
        answer(step.answer()), step.within(), then, of(step.otherwise()), step.span());
  }

  private Step.WaitFor.Answer answer(Step.WaitFor.Answer answer) {
    if (!(answer instanceof Step.WaitFor.ByMessage byMessage)) {
      return answer;
    }
    if (messages.isEmpty()) {
      return new Step.WaitFor.ByEvent("a", Optional.empty());
    }
    return byMessage.message().equals("template")
        ? answer
        : new Step.WaitFor.ByMessage(byMessage.kind(), messages.get(0));
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
