/** The terminal view: a scene goes in, lines come out; only one class knows a terminal. */
package io.beckon.cli.demo.view;
