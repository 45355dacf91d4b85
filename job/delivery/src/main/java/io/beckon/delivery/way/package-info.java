/** The ways that a worker has, made from the job's options and the worker's environment. */
package io.beckon.delivery.way;
