/**
 * The user stage: the core, hosted by Flink. The one place that uses what Flink marks as internal
 * (docs/adr/0006).
 */
package io.beckon.engine.user;
