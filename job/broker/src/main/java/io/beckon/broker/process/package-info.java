/** Java processes beside this one, which end with it: for tests, the demo and the benchmark. */
package io.beckon.broker.process;
