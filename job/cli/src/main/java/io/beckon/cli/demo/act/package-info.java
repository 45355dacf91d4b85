/** The acts: what the watcher can do, and what the script does. One class, one act. */
package io.beckon.cli.demo.act;
