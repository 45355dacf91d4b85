/**
 * Pools of codes as plain Java: a function of what is in the log and of nothing else, so that all
 * who read it agree.
 */
package io.beckon.coupon.pool;
