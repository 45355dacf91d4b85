/**
 * Campaigns with scenarios, run in lanes that must agree: A the core alone, B the operator with a
 * restart after every entry; and what counts them independently.
 */
package io.beckon.scenarios;
