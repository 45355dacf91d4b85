/**
 * Campaigns with scenarios, run in lanes that must agree: A the core alone, B the operator with a
 * restart after every entry, C the whole job from Kafka to Kafka.
 */
package io.beckon.scenarios;
