/**
 * The item stage: the desks of the core, hosted by Flink beside the user stage. Like that it uses
 * what Flink marks as internal (docs/adr/0006).
 */
package io.beckon.engine.item;
