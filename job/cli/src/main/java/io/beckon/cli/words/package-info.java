/** Decisions and times in words for people. */
package io.beckon.cli.words;
