/** The log of the pools as a Kafka topic. */
package io.beckon.coupon.kafka;
