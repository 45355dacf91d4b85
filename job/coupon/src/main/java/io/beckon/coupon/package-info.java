/** Coupon codes: who has which, as the log says. */
package io.beckon.coupon;
