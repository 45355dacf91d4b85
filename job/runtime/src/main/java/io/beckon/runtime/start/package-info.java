/**
 * Before a job starts: Flink is set as the promises need it, and what would break one of them is
 * refused by name, with the reason.
 */
package io.beckon.runtime.start;
