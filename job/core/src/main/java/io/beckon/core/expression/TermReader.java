package io.beckon.core.expression;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelSelect;
import io.beckon.core.expression.Names.Use;
import io.beckon.core.value.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns what the parser read into terms: values, properties and operators. */
final class TermReader {

  private static final Map<String, Arithmetic.Operator> ARITHMETIC =
      Map.of(
          "_+_", Arithmetic.Operator.ADD,
          "_-_", Arithmetic.Operator.SUBTRACT,
          "_*_", Arithmetic.Operator.MULTIPLY,
          "_/_", Arithmetic.Operator.DIVIDE,
          "_%_", Arithmetic.Operator.REMAINDER);

  private final Syntax syntax;
  private final Report report;
  private final Names names;
  private final KnownShapes known;
  private final ComparisonReader comparisons;
  private final CallReader calls;
  private int depth;

  TermReader(Syntax syntax, Report report, Names names) {
    this.syntax = syntax;
    this.report = report;
    this.names = names;
    this.known = new KnownShapes(syntax, report);
    this.comparisons = new ComparisonReader(this, known);
    this.calls = new CallReader(syntax, report, names, this);
  }

  /** The whole expression; empty where a problem was found. */
  Optional<Term> read() {
    Optional<Term> term = term(syntax.expression(), Use.OTHER);
    return report.foundNothing() ? term : Optional.empty();
  }

  /** A part of it; empty where a problem was found in it. */
  Optional<Term> term(CelExpr part, Use use) {
    // The parser bounds the depth of all but chains of signs: ------x.
    if (depth == SyntaxReader.MAX_DEPTH) {
      report.tooDeep();
      return Optional.empty();
    }
    depth++;
    Optional<Term> term = byKind(part, use);
    depth--;
    return term;
  }

  private Optional<Term> byKind(CelExpr part, Use use) {
    return switch (part.getKind()) {
      case CONSTANT -> literal(part);
      case IDENT -> names.resolve(part.ident().name(), syntax.offset(part), use);
      case SELECT -> field(part);
      case CALL -> operation(part, use);
      case LIST -> terms(part.list().elements(), Use.VALUE).map(ListOf::of);
      default ->
          refuse(
              part, 1, "`{...}` cannot be written in an expression", "compare single properties");
    };
  }

  Optional<List<Term>> terms(List<CelExpr> parts, Use use) {
    List<Term> terms = new ArrayList<>();
    // All of them are read, so that each can report its own problems.
    parts.forEach(part -> term(part, use).ifPresent(terms::add));
    return terms.size() == parts.size() ? Optional.of(terms) : Optional.empty();
  }

  /** The term, where its value can be of such a type. */
  Optional<Term> expect(Term term, Set<Type> wanted, CelExpr by, String sign) {
    if (!Type.common(term.types(), wanted).isEmpty()) {
      return Optional.of(term);
    }
    int at = syntax.offset(by);
    boolean isCall =
        by.getKind() == CelExpr.ExprKind.Kind.CALL && by.call().function().equals(sign);
    report.meaning(
        // The parser gives the bracket of a call, and its name stands in front.
        isCall ? Math.max(0, report.text().lastIndexOf(sign, at)) : at,
        sign.length(),
        "`"
            + sign
            + "` needs "
            + Type.words(wanted)
            + ", and `"
            + shown(term)
            + "` is "
            + Type.words(term.types()),
        "");
    return Optional.empty();
  }

  Optional<Term> refuse(CelExpr at, int length, String message, String hint) {
    report.meaning(syntax.offset(at), length, message, hint);
    return Optional.empty();
  }

  private Optional<Term> literal(CelExpr part) {
    CelConstant constant = part.constant();
    return switch (constant.getKind()) {
      case BOOLEAN_VALUE -> Optional.of(new Literal(constant.booleanValue()));
      case INT64_VALUE -> Optional.of(new Literal(constant.int64Value()));
      case UINT64_VALUE ->
          refuse(part, 1, "a number is written without `u` here", "write it as it is");
      case DOUBLE_VALUE -> decimal(part, constant.doubleValue());
      case STRING_VALUE -> Optional.of(new Literal(constant.stringValue()));
      case NULL_VALUE ->
          refuse(
              part,
              4,
              "nothing equals null here",
              "ask whether it is there: has(event.x), !has(event.x)");
      default -> refuse(part, 1, "such a value cannot be written here", "write a text or a number");
    };
  }

  private Optional<Term> decimal(CelExpr part, double value) {
    Object number = Numbers.of(value);
    return number == null
        ? refuse(part, 1, "this number is too large", "")
        : Optional.of(new Literal(number));
  }

  private Optional<Term> field(CelExpr part) {
    CelSelect select = part.select();
    return term(select.operand(), Use.HOLDER)
        .flatMap(holder -> expect(holder, Type.COLLECTIONS, select.operand(), "."))
        .flatMap(holder -> inside(holder, new Literal(select.field()), part));
  }

  private Optional<Term> inside(Term holder, Term key, CelExpr part) {
    return known.inside(holder, key, part).map(shape -> inside(holder, key, shape));
  }

  private static Term inside(Term holder, Term key, Shape shape) {
    if (holder instanceof Path path && key instanceof Literal literal) {
      List<Object> keys = new ArrayList<>(path.keys());
      keys.add(literal.value());
      return new Path(path.root(), List.copyOf(keys), shape);
    }
    return new Access(holder, key, shape);
  }

  private Optional<Term> operation(CelExpr part, Use use) {
    CelCall call = part.call();
    String function = call.function();
    if (ComparisonReader.reads(function)) {
      return comparisons.read(part);
    }
    if (ARITHMETIC.containsKey(function)) {
      return arithmetic(part, ARITHMETIC.get(function), use);
    }
    return switch (function) {
      case "_&&_" -> junction(part, true);
      case "_||_" -> junction(part, false);
      case "!_" -> condition(call.args().get(0), part, "!").map(Not::new);
      case "-_" ->
          term(call.args().get(0), use)
              .flatMap(term -> expect(term, Type.NUMBERS, part, "-"))
              .map(Negation::new);
      case "_?_:_" -> choice(part, use);
      case "@in" -> comparisons.membership(part);
      case "_[_]" -> index(part);
      default -> calls.read(part);
    };
  }

  private Optional<Term> junction(CelExpr part, boolean all) {
    String sign = all ? "&&" : "||";
    Optional<Term> left = condition(part.call().args().get(0), part, sign);
    Optional<Term> right = condition(part.call().args().get(1), part, sign);
    return left.flatMap(a -> right.map(b -> Junction.of(all, a, b)));
  }

  private Optional<Term> condition(CelExpr condition, CelExpr by, String sign) {
    return term(condition, Use.OTHER).flatMap(term -> expect(term, Type.CONDITIONS, by, sign));
  }

  private Optional<Term> choice(CelExpr part, Use use) {
    List<CelExpr> parts = part.call().args();
    Optional<Term> condition = condition(parts.get(0), part, "?");
    Optional<List<Term>> either = terms(parts.subList(1, 3), use);
    return condition.flatMap(asked -> either.map(e -> new Choice(asked, e.get(0), e.get(1))));
  }

  private Optional<Term> arithmetic(CelExpr part, Arithmetic.Operator operator, Use use) {
    List<CelExpr> sides = part.call().args();
    if (dashInName(part, operator)) {
      return Optional.empty();
    }
    String sign = operator.sign();
    Set<Type> wanted = operator == Arithmetic.Operator.ADD ? Type.NUMBERS_OR_TEXTS : Type.NUMBERS;
    Optional<Term> left = term(sides.get(0), use).flatMap(a -> expect(a, wanted, part, sign));
    Optional<Term> right = term(sides.get(1), use).flatMap(b -> expect(b, wanted, part, sign));
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    Arithmetic term = new Arithmetic(operator, left.get(), right.get());
    return term.types().isEmpty()
        ? refuse(part, 1, "a number and a text cannot be added", "convert one: int(), string()")
        : Optional.of(term);
  }

  /** {@code event.page-url} is a subtraction to CEL, and never meant as one. */
  private boolean dashInName(CelExpr part, Arithmetic.Operator operator) {
    CelExpr left = part.call().args().get(0);
    CelExpr right = part.call().args().get(1);
    int at = syntax.offset(part);
    if (operator != Arithmetic.Operator.SUBTRACT
        || left.getKind() != CelExpr.ExprKind.Kind.SELECT
        || right.getKind() != CelExpr.ExprKind.Kind.IDENT
        || names.knows(right.ident().name())
        || syntax.offset(right) != at + 1) {
      return false;
    }
    String name = left.select().field() + "-" + right.ident().name();
    refuse(
        part,
        1,
        "a property after a dot cannot have a dash",
        "write [\"" + name + "\"] instead of ." + name);
    return true;
  }

  private Optional<Term> index(CelExpr part) {
    List<CelExpr> sides = part.call().args();
    Optional<Term> holder =
        term(sides.get(0), Use.HOLDER).flatMap(h -> expect(h, Type.COLLECTIONS, part, "["));
    Optional<Term> key =
        term(sides.get(1), Use.VALUE).flatMap(k -> expect(k, Type.NUMBERS_OR_TEXTS, part, "["));
    return holder.flatMap(h -> key.flatMap(k -> inside(h, k, part)));
  }

  static boolean isProperty(Term term) {
    return term instanceof Access || (term instanceof Path path && !path.keys().isEmpty());
  }

  static String shown(Term term) {
    String text = term.canonical();
    return text.startsWith("(") ? text.substring(1, text.length() - 1) : text;
  }
}
