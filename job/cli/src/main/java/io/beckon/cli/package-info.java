/** The command {@code beckon}. */
package io.beckon.cli;
