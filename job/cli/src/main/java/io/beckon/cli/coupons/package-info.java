/** Pools of coupon codes: filled, counted, and missed where templates ask for more. */
package io.beckon.cli.coupons;
