/** Coupon codes for messages: taken when one is made, given back when it surely went nowhere. */
package io.beckon.delivery.coupon;
