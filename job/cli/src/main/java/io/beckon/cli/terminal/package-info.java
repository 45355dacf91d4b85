/**
 * What a command has of whoever calls it: words on the command line, a place to speak, a time. What
 * it cannot do and what authors must mend is said here in one way for all.
 */
package io.beckon.cli.terminal;
