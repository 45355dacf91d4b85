package io.beckon.core.expression;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import io.beckon.core.expression.Names.Use;
import io.beckon.core.source.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns calls into terms: functions, {@code has}, {@code matches}, and loops over lists. */
final class CallReader {

  private static final Set<String> TIME = Set.of("timestamp", "duration", "now");

  private final Syntax syntax;
  private final Report report;
  private final Names names;
  private final TermReader terms;

  CallReader(Syntax syntax, Report report, Names names, TermReader terms) {
    this.syntax = syntax;
    this.report = report;
    this.names = names;
    this.terms = terms;
  }

  Optional<Term> read(CelExpr part) {
    CelCall call = part.call();
    String name = call.function();
    if (name.equals("has") && call.target().isEmpty()) {
      return present(part);
    }
    Optional<Loop.Kind> loop =
        Arrays.stream(Loop.Kind.values()).filter(kind -> kind.word().equals(name)).findFirst();
    if (loop.isPresent()) {
      return loop(part, loop.get());
    }
    // a.contains(b) and contains(a, b) are one thing.
    List<CelExpr> arguments = new ArrayList<>();
    call.target().ifPresent(arguments::add);
    arguments.addAll(call.args());
    if (name.equals("matches")) {
      return matches(part, arguments);
    }
    return Arrays.stream(Call.Function.values())
        .filter(function -> function.word().equals(name))
        .findFirst()
        .map(function -> function(part, function, arguments))
        .orElseGet(() -> unknown(part, name));
  }

  private Optional<Term> function(CelExpr part, Call.Function function, List<CelExpr> arguments) {
    if (arguments.size() != function.arity()) {
      return refuse(
          part, "takes " + (function.arity() == 1 ? "one value" : "two texts"), example(function));
    }
    List<Term> read = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      terms
          .term(arguments.get(i), i == 0 ? Use.OTHER : Use.VALUE)
          .flatMap(term -> terms.expect(term, function.takes(), part, function.word()))
          .ifPresent(read::add);
    }
    return read.size() == arguments.size()
        ? Optional.of(new Call(function, List.copyOf(read)))
        : Optional.empty();
  }

  private static String example(Call.Function function) {
    return function.arity() == 1
        ? "as in " + function.word() + "(event.x)"
        : "as in event.x." + function.word() + "(\"...\")";
  }

  private Optional<Term> present(CelExpr part) {
    if (part.call().args().size() != 1) {
      return refuse(part, "takes one property", "as in has(event.x)");
    }
    return terms
        .term(part.call().args().get(0), Use.OTHER)
        .flatMap(
            term ->
                TermReader.isProperty(term)
                    ? Optional.of(new Present(term))
                    : refuse(part, "asks for a property", "as in has(event.x)"));
  }

  private Optional<Term> matches(CelExpr part, List<CelExpr> arguments) {
    if (arguments.size() != 2) {
      return refuse(part, "takes a text and a pattern", "as in event.x.matches(\"^[0-9]+$\")");
    }
    Optional<Term> text =
        terms
            .term(arguments.get(0), Use.OTHER)
            .flatMap(term -> terms.expect(term, Type.TEXTS, part, "matches"));
    Optional<Term> pattern = terms.term(arguments.get(1), Use.VALUE);
    if (text.isEmpty() || pattern.isEmpty()) {
      return Optional.empty();
    }
    if (!(pattern.get() instanceof Literal literal && literal.value() instanceof String regex)) {
      return refuse(
          part, "takes its pattern as a text, written out", "as in event.x.matches(\"^[0-9]+$\")");
    }
    try {
      return Optional.of(new Matches(text.get(), Pattern.compile(regex)));
    } catch (PatternSyntaxException e) {
      return refuse(
          part,
          "cannot read its pattern: " + e.getDescription(),
          "patterns are those of RE2, without back references and look-around");
    }
  }

  private Optional<Term> loop(CelExpr part, Loop.Kind kind) {
    CelCall call = part.call();
    String example = "as in event.items." + kind.word() + "(item, item.price > 20)";
    if (call.target().isEmpty()
        || call.args().size() != 2
        || call.args().get(0).getKind() != CelExpr.ExprKind.Kind.IDENT) {
      return refuse(part, "takes a list, a name for its items and a question about them", example);
    }
    String name = call.args().get(0).ident().name();
    if (names.knows(name)) {
      return refuse(
          part, "cannot call its items `" + name + "`, which has a meaning already", example);
    }
    if (names.loops() == Names.MAX_LOOPS) {
      return refuse(part, "stands inside " + Names.MAX_LOOPS + " others like it", "nest fewer");
    }
    Optional<Term> range =
        terms
            .term(call.target().get(), Use.HOLDER)
            .flatMap(list -> terms.expect(list, Type.LISTS, part, kind.word()));
    int depth = names.loops();
    names.enterLoop(name, range.map(Term::shape).map(Shape::item).orElse(Shape.ANY));
    Optional<Term> body = terms.term(call.args().get(1), Use.OTHER);
    names.leaveLoop();
    if (kind != Loop.Kind.MAP) {
      body = body.flatMap(asked -> terms.expect(asked, Type.CONDITIONS, part, kind.word()));
    }
    Optional<Term> asked = body;
    return range.flatMap(list -> asked.map(b -> new Loop(kind, list, depth, name, b)));
  }

  private Optional<Term> unknown(CelExpr part, String name) {
    if (TIME.contains(name)) {
      return refuse(
          part,
          "is not known: expressions have no time",
          "ask for time beside them: {did: ..., within: 7d}");
    }
    List<String> known = new ArrayList<>(List.of("has", "matches"));
    Arrays.stream(Call.Function.values()).map(Call.Function::word).forEach(known::add);
    Arrays.stream(Loop.Kind.values()).map(Loop.Kind::word).forEach(known::add);
    String hint =
        Nearest.of(name, known)
            .map(near -> "did you mean `" + near + "`?")
            .orElse("there are " + String.join(", ", known));
    return refuse(part, "is not a function here", hint);
  }

  /** About the call as a whole, shown at its name; the parser gives its bracket. */
  private Optional<Term> refuse(CelExpr part, String says, String hint) {
    String name = part.call().function();
    int bracket = syntax.offset(part);
    int start = report.text().lastIndexOf(name, bracket);
    report.meaning(Math.max(0, start), name.length(), "`" + name + "` " + says, hint);
    return Optional.empty();
  }
}
