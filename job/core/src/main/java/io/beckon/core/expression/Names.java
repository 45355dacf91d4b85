package io.beckon.core.expression;

import io.beckon.core.source.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The names that stand alone in an expression: roots, and the items of the loops around. */
final class Names {

  /**
   * Loops inside loops, each over what its items hold, need no more; what needs more is no filter.
   */
  static final int MAX_LOOPS = 3;

  /** Where a name stands, for guessing what a wrong one was meant to be. */
  enum Use {
    /** Before a dot or a bracket. */
    HOLDER,
    /** On the right of a comparison, in a list: where values stand. */
    VALUE,
    OTHER
  }

  private final List<Root> allowed;
  private final Report report;
  private final Roots roots;
  private final List<String> items = new ArrayList<>();

  /** What is known of the items of each of those loops. */
  private final List<Shape> shapes = new ArrayList<>();

  Names(Roots roots, Report report) {
    this.roots = roots;
    this.allowed = Arrays.stream(Root.values()).filter(roots.all()::contains).toList();
    this.report = report;
  }

  /** What the name stands for; empty, and reported, where it stands for nothing. */
  Optional<Term> resolve(String name, int offset, Use use) {
    int item = items.lastIndexOf(name);
    if (item >= 0) {
      return Optional.of(new Item(item, name, shapes.get(item)));
    }
    Optional<Root> root = root(name);
    if (root.isPresent() && allowed.contains(root.get())) {
      return root.map(known -> new Path(known, List.of(), roots.shape(known)));
    }
    if (root.isPresent()) {
      report.meaning(offset, name.length(), notKnown(name) + only(), instead(root.get()));
    } else {
      unknown(name, offset, use);
    }
    return Optional.empty();
  }

  boolean knows(String name) {
    return items.contains(name) || root(name).isPresent();
  }

  int loops() {
    return items.size();
  }

  void enterLoop(String item, Shape shape) {
    items.add(item);
    shapes.add(shape);
  }

  void leaveLoop() {
    items.remove(items.size() - 1);
    shapes.remove(shapes.size() - 1);
  }

  private static Optional<Root> root(String name) {
    return Arrays.stream(Root.values()).filter(root -> root.word().equals(name)).findFirst();
  }

  private void unknown(String name, int offset, Use use) {
    String hint = guess(name, use);
    String message = name.equals("now") ? "there is no `now` in expressions" : notKnown(name);
    report.meaning(offset, name.length(), message, hint);
  }

  private String guess(String name, Use use) {
    if (name.equals("now")) {
      return "ask for time beside them: {did: ..., within: 7d}";
    }
    List<String> known = new ArrayList<>(items);
    allowed.forEach(root -> known.add(root.word()));
    if (use != Use.HOLDER) {
      known.addAll(List.of("true", "false"));
    }
    Optional<String> near = Nearest.of(name, known);
    if (near.isPresent()) {
      return "did you mean `" + near.get() + "`?";
    }
    if (use == Use.VALUE) {
      return "did you mean \"" + name + "\", in quotes?";
    }
    if (allowed.isEmpty()) {
      return "only values can stand here";
    }
    return use == Use.HOLDER
        ? "an expression reads " + words()
        : "did you mean `" + likeliest().word() + "." + name + "`?";
  }

  /** Whose property it is where nobody says so: the event's, else the user's. */
  private Root likeliest() {
    for (Root root : List.of(Root.EVENT, Root.PROFILE)) {
      if (allowed.contains(root)) {
        return root;
      }
    }
    return allowed.get(0);
  }

  private static String notKnown(String name) {
    return "`" + name + "` is not known here";
  }

  private String only() {
    return allowed.isEmpty() ? "" : ", only " + words();
  }

  private String words() {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < allowed.size(); i++) {
      words.append(i == 0 ? "" : i == allowed.size() - 1 ? " and " : ", ");
      words.append('`').append(allowed.get(i).word()).append('`');
    }
    return words.toString();
  }

  private String instead(Root root) {
    if (root == Root.EVENT && allowed.contains(Root.TRIGGER)) {
      return "write `trigger.`: the event that started the journey";
    }
    if (root == Root.TRIGGER && allowed.contains(Root.EVENT)) {
      return "write `event.`: the event that is being looked at";
    }
    return "";
  }
}
