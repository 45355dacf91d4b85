/** What every job needs of Flink and of Kafka. */
package io.beckon.runtime;
