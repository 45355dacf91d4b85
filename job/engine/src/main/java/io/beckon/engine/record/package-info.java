/**
 * What crosses the job's edges, and its form there. Nothing is left to Flink's generic
 * serialization, which would be slow, and silently so.
 */
package io.beckon.engine.record;
