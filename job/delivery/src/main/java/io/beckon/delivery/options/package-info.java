/** What can be set on the delivery job. */
package io.beckon.delivery.options;
