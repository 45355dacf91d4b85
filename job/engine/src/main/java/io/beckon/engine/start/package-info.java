/**
 * Before the job starts: Flink is set as the promises need it, and what would break one of them is
 * refused by name, with the reason.
 */
package io.beckon.engine.start;
