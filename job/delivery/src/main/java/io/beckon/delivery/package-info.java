/** The delivery job: from a send command to a message handed over, and what came of it. */
package io.beckon.delivery;
