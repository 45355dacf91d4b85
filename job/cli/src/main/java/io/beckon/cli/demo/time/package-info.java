/** The demo's clock: log time that runs as fast as the watcher likes. */
package io.beckon.cli.demo.time;
