package io.beckon.core.read;

import io.beckon.core.model.Clause;
import java.util.List;
import java.util.stream.Stream;

/** Finds the segments that a clause asks for, however deep. */
final class Memberships implements Clause.Visitor<Stream<Clause.In>> {

  private static final Memberships VISITOR = new Memberships();

  private Memberships() {}

  /** In the order of the file. */
  static Stream<Clause.In> of(Clause clause) {
    return clause.accept(VISITOR);
  }

  @Override
  public Stream<Clause.In> compare(Clause.Compare clause) {
    return Stream.empty();
  }

  @Override
  public Stream<Clause.In> did(Clause.Did clause) {
    return Stream.empty();
  }

  @Override
  public Stream<Clause.In> aggregate(Clause.Aggregate clause) {
    return Stream.empty();
  }

  @Override
  public Stream<Clause.In> when(Clause.When clause) {
    return Stream.empty();
  }

  @Override
  public Stream<Clause.In> in(Clause.In clause) {
    return Stream.of(clause);
  }

  @Override
  public Stream<Clause.In> message(Clause.Message clause) {
    return Stream.empty();
  }

  @Override
  public Stream<Clause.In> not(Clause.Not clause) {
    return of(clause.clause());
  }

  @Override
  public Stream<Clause.In> any(Clause.Any clause) {
    return all(clause.clauses());
  }

  @Override
  public Stream<Clause.In> all(Clause.All clause) {
    return all(clause.clauses());
  }

  private static Stream<Clause.In> all(List<Clause> clauses) {
    return clauses.stream().flatMap(Memberships::of);
  }
}
