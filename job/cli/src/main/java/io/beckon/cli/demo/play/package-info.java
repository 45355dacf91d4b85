/** Puts the acts on: for a watcher at a terminal, or by script. */
package io.beckon.cli.demo.play;
