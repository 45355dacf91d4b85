package io.beckon.core.expression;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import io.beckon.core.expression.Names.Use;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns comparisons into terms, and refuses those whose answer is known before they are asked. */
final class ComparisonReader {

  private static final Map<String, Comparison.Operator> OPERATORS =
      Map.of(
          "_==_", Comparison.Operator.EQUAL,
          "_!=_", Comparison.Operator.NOT_EQUAL,
          "_<_", Comparison.Operator.LESS,
          "_<=_", Comparison.Operator.LESS_OR_EQUAL,
          "_>_", Comparison.Operator.GREATER,
          "_>=_", Comparison.Operator.GREATER_OR_EQUAL);

  private static final String CONVERT = "convert one of them with int(), double() or string()";

  private final TermReader terms;
  private final KnownShapes known;

  ComparisonReader(TermReader terms, KnownShapes known) {
    this.terms = terms;
    this.known = known;
  }

  static boolean reads(String function) {
    return OPERATORS.containsKey(function);
  }

  Optional<Term> read(CelExpr part) {
    Comparison.Operator operator = OPERATORS.get(part.call().function());
    List<CelExpr> sides = part.call().args();
    if (isNull(sides.get(0)) || isNull(sides.get(1))) {
      return withNull(part, operator);
    }
    Optional<Term> left = terms.term(sides.get(0), Use.OTHER);
    Optional<Term> right = terms.term(sides.get(1), Use.VALUE);
    if (operator.isOrdering()) {
      String sign = operator.sign();
      left = left.flatMap(term -> terms.expect(term, Type.NUMBERS_OR_TEXTS, part, sign));
      right = right.flatMap(term -> terms.expect(term, Type.NUMBERS_OR_TEXTS, part, sign));
    }
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    Term a = left.get();
    Term b = right.get();
    if (Type.common(a.types(), b.types()).isEmpty()) {
      return terms.refuse(
          part, operator.sign().length(), incomparable(a, b), convert(a, b).orElse(CONVERT));
    }
    boolean possible =
        operator.isOrdering() || (canBe(a, b, sides.get(1)) && canBe(b, a, sides.get(0)));
    return possible ? Optional.of(new Comparison(operator, a, b)) : Optional.empty();
  }

  Optional<Term> membership(CelExpr part) {
    List<CelExpr> sides = part.call().args();
    Optional<Term> member = terms.term(sides.get(0), Use.OTHER);
    Optional<Term> collection =
        terms
            .term(sides.get(1), Use.OTHER)
            .flatMap(c -> terms.expect(c, Type.COLLECTIONS, part, "in"));
    if (member.isEmpty() || collection.isEmpty()) {
      return Optional.empty();
    }
    Term m = member.get();
    Term c = collection.get();
    boolean possible = true;
    if (TermReader.isProperty(m) && c instanceof Literal literal) {
      possible = known.canBe(m, (List<?>) literal.value(), sides.get(1).list().elements());
    } else if (m instanceof Literal literal) {
      possible = known.canHold(c, literal.value(), sides.get(0));
    }
    return possible ? Optional.of(new Membership(m, c)) : Optional.empty();
  }

  private boolean canBe(Term property, Term value, CelExpr part) {
    return !TermReader.isProperty(property)
        || !(value instanceof Literal literal)
        || known.canBe(property, List.of(literal.value()), List.of(part));
  }

  /** A property is named, since its type is what the plan says and not what is written here. */
  private static String incomparable(Term a, Term b) {
    if (!TermReader.isProperty(a) && !TermReader.isProperty(b)) {
      return Type.words(a.types()) + " and " + Type.words(b.types()) + " cannot be compared";
    }
    Term property = TermReader.isProperty(a) ? a : b;
    Term other = property == a ? b : a;
    return "`"
        + TermReader.shown(property)
        + "` is "
        + Type.words(property.types())
        + " and cannot be compared with "
        + Type.words(other.types());
  }

  private static Optional<String> convert(Term a, Term b) {
    Term value = a instanceof Literal ? a : b;
    Term property = value == a ? b : a;
    return value instanceof Literal literal && TermReader.isProperty(property)
        ? Optional.of(property.shape().rewritten(literal.value())).filter(hint -> !hint.isEmpty())
        : Optional.empty();
  }

  private static boolean isNull(CelExpr part) {
    return part.getKind() == CelExpr.ExprKind.Kind.CONSTANT
        && part.constant().getKind() == CelConstant.Kind.NULL_VALUE;
  }

  private Optional<Term> withNull(CelExpr part, Comparison.Operator operator) {
    List<CelExpr> sides = part.call().args();
    CelExpr other = isNull(sides.get(0)) ? sides.get(1) : sides.get(0);
    if (isNull(other)) {
      return terms.term(other, Use.OTHER);
    }
    Optional<Term> asked = terms.term(other, Use.OTHER);
    return asked.flatMap(
        term -> {
          String has =
              "has(" + (TermReader.isProperty(term) ? TermReader.shown(term) : "event.x") + ")";
          return terms.refuse(
              part,
              operator.sign().length(),
              "nothing equals null here",
              operator == Comparison.Operator.NOT_EQUAL ? "write " + has : "write !" + has);
        });
  }
}
