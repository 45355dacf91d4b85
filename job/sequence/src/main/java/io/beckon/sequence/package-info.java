/**
 * Matches sequences with the NFA of Flink CEP: the one place that knows it.
 *
 * <p>Flink's own operator for patterns keeps one pattern for all users in Flink's state. Here a
 * worker has many patterns, which come and go while it runs, and keeps the runs of a user in the
 * user's entry: {@code HostedSequences} fills the NFA's buffer from bytes, moves it, and takes the
 * bytes out again. What it uses of CEP is public and without a promise of stability; the tests hold
 * it against the operator, and golden bytes against the next version.
 */
package io.beckon.sequence;
