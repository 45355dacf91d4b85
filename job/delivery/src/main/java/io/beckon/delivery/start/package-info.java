/** Before the delivery job starts: the broker is asked. */
package io.beckon.delivery.start;
