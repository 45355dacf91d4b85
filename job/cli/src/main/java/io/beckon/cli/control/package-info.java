/**
 * How campaigns stand: told, and changed by a word - paused, resumed, ended, rolled back, halted.
 */
package io.beckon.cli.control;
