package io.beckon.core.compile;

import io.beckon.core.executable.BranchStep;
import io.beckon.core.executable.EmitStep;
import io.beckon.core.executable.ExecutableSetting;
import io.beckon.core.executable.ExecutableStep;
import io.beckon.core.executable.ExecutableValue;
import io.beckon.core.executable.JumpStep;
import io.beckon.core.executable.LeaveStep;
import io.beckon.core.executable.SendStep;
import io.beckon.core.executable.SetStep;
import io.beckon.core.executable.SplitStep;
import io.beckon.core.executable.SubscriptionStep;
import io.beckon.core.executable.WaitForStep;
import io.beckon.core.executable.WaitStep;
import io.beckon.core.executable.WaitUntilDateStep;
import io.beckon.core.executable.WaitUntilTimeStep;
import io.beckon.core.expression.Expression;
import io.beckon.core.model.Setting;
import io.beckon.core.model.Step;
import io.beckon.core.time.GivenDate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lays the steps of one campaign out behind each other, steps inside steps included, with jumps
 * from the end of each way around the others. Journeys remember places of this layout: every build
 * lays a version out in the same way.
 */
final class ProgramCompiler implements Step.Visitor<Void> {

  private final StepParts parts;
  private final List<ExecutableStep> program = new ArrayList<>();

  /** By the place at which a step of the file begins: the place behind all that it is made of. */
  private final Map<Integer, Integer> behind = new HashMap<>();

  /** What can be put in place only once all steps have theirs. */
  private final List<Runnable> last = new ArrayList<>();

  /** How many steps of the file were met so far. */
  private int met;

  private ProgramCompiler(StepParts parts) {
    this.parts = parts;
  }

  /**
   * Compiles the steps of a campaign.
   *
   * @param parts compiles what they hold; where it finds problems, the program is worth nothing
   */
  static List<ExecutableStep> compile(List<Step> steps, StepParts parts) {
    ProgramCompiler compiler = new ProgramCompiler(parts);
    compiler.layOut(steps);
    // From the end, since what one of them asks about stands behind it.
    for (int i = compiler.last.size() - 1; i >= 0; i--) {
      compiler.last.get(i).run();
    }
    return List.copyOf(compiler.program);
  }

  private void layOut(List<Step> steps) {
    for (Step step : steps) {
      int place = program.size();
      met++;
      step.accept(this);
      behind.put(place, program.size());
    }
  }

  /** Lays ways out behind each other, all of which lead behind the last; where each begins. */
  private List<Integer> layOutWays(List<List<Step>> ways) {
    List<Integer> begins = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    for (List<Step> way : ways) {
      if (!begins.isEmpty()) {
        ends.add(reserve());
      }
      begins.add(program.size());
      layOut(way);
    }
    ends.forEach(end -> program.set(end, new JumpStep(program.size())));
    return begins;
  }

  /** The id of a step that the file does not name: its place in the file, from 1. */
  private String unnamed() {
    return "step-" + met;
  }

  private Void add(ExecutableStep step) {
    program.add(step);
    return null;
  }

  private int reserve() {
    program.add(null);
    return program.size() - 1;
  }

  @Override
  public Void await(Step.Wait step) {
    return add(new WaitStep(unnamed(), step.duration().toMillis(), false));
  }

  @Override
  public Void awaitSinceStart(Step.WaitSinceStart step) {
    return add(new WaitStep(unnamed(), step.duration().toMillis(), true));
  }

  @Override
  public Void awaitTime(Step.WaitUntilTime step) {
    return add(new WaitUntilTimeStep(unnamed(), step.time(), step.days()));
  }

  @Override
  public Void awaitDate(Step.WaitUntilDate step) {
    String id = unnamed();
    Expression date = parts.value(step.date());
    GivenDate.Shift shift =
        new GivenDate.Shift(step.offsetDays(), step.at().orElse(null), step.offset().toMillis());
    int place = reserve();
    last.add(
        () -> {
          int next = comesTo(place + 1);
          boolean none = next == program.size();
          String nextId = none ? "" : program.get(next).id();
          int behindNext = none ? next : behind.get(next);
          program.set(
              place, new WaitUntilDateStep(id, date, shift, step.goOnIfPast(), nextId, behindNext));
        });
    return null;
  }

  /** The step of the file that a journey comes to by way of this place. */
  private int comesTo(int place) {
    int next = place;
    while (next < program.size() && program.get(next) instanceof JumpStep jump) {
      next = jump.place();
    }
    return next;
  }

  @Override
  public Void awaitAnswer(Step.WaitFor step) {
    String id = unnamed();
    int place = reserve();
    List<Integer> ways = layOutWays(List.of(step.then(), step.otherwise()));
    program.set(
        place,
        new WaitForStep(
            id, parts.answer(step), step.within().toMillis(), ways.get(0), ways.get(1)));
    return null;
  }

  @Override
  public Void branch(Step.Branch step) {
    String id = unnamed();
    int place = reserve();
    List<List<Step>> steps = new ArrayList<>();
    step.ways().forEach(way -> steps.add(way.steps()));
    steps.add(step.otherwise());
    List<Integer> begins = layOutWays(steps);
    List<BranchStep.Way> ways = new ArrayList<>();
    for (int i = 0; i < step.ways().size(); i++) {
      ways.add(new BranchStep.Way(parts.clause(step.ways().get(i).when()), begins.get(i)));
    }
    program.set(place, new BranchStep(id, ways, begins.get(step.ways().size())));
    return null;
  }

  @Override
  public Void split(Step.Split step) {
    int place = reserve();
    List<Integer> begins =
        layOutWays(step.variants().stream().map(Step.Split.Variant::steps).toList());
    List<SplitStep.Variant> variants = new ArrayList<>();
    for (int i = 0; i < begins.size(); i++) {
      Step.Split.Variant variant = step.variants().get(i);
      variants.add(
          new SplitStep.Variant(
              variant.name(), variant.weight(), settings(variant.settings()), begins.get(i)));
    }
    program.set(place, new SplitStep(step.id(), variants));
    return null;
  }

  @Override
  public Void send(Step.Send step) {
    return add(
        new SendStep(
            step,
            step.when().map(parts::clause).orElse(null),
            step.expiresAfter().map(Duration::toMillis).orElse(SendStep.AS_STALE)));
  }

  @Override
  public Void call(Step.Call step) {
    return add(SendStep.calling(step, step.when().map(parts::clause).orElse(null)));
  }

  @Override
  public Void assign(Step.Assign step) {
    return add(new SetStep(unnamed(), settings(step.settings())));
  }

  @Override
  public Void emit(Step.Emit step) {
    Map<String, ExecutableValue> properties = new LinkedHashMap<>();
    step.properties().forEach((name, value) -> properties.put(name, parts.value(value)));
    return add(new EmitStep(unnamed(), step.event(), properties));
  }

  @Override
  public Void subscribe(Step.Subscribe step) {
    return add(new SubscriptionStep(unnamed(), step.status(), step.topic().orElse(null)));
  }

  @Override
  public Void leave(Step.Leave step) {
    return add(new LeaveStep(unnamed(), step.reason()));
  }

  private List<ExecutableSetting> settings(List<Setting> settings) {
    return settings.stream()
        .map(
            setting ->
                new ExecutableSetting(
                    setting.target(), setting.name(), parts.value(setting.value())))
        .toList();
  }
}
