/**
 * What delivery costs: the job as it is submitted, and the libraries that it is built on used
 * directly, turn by turn in one run.
 */
package io.beckon.benchmark;
