/**
 * What the demo takes of the machine that it runs on: processes, threads, ports, topics to read.
 */
package io.beckon.cli.demo.machine;
