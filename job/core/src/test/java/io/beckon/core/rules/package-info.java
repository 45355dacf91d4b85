/**
 * The rules of time and order, one test a rule. {@code "10:00"} is an instant of the first day;
 * what was decided reads {@code "11:01 shop/first (11:00)"}: decided at, campaign and step, due at.
 */
package io.beckon.core.rules;
