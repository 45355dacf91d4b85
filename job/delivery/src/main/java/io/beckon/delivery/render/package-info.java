/** From a send command to what the message says. */
package io.beckon.delivery.render;
