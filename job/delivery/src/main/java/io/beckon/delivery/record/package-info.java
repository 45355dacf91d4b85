/** What crosses the edges of the delivery job, and what its state holds. */
package io.beckon.delivery.record;
