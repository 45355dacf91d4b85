/**
 * All parts together: Kafka, both jobs, the gateway as a process, a mail server, a browser. What
 * can be tested within one room is tested there.
 */
package io.beckon.endtoend;
