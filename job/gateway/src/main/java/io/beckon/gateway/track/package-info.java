/** Events as Segment's libraries send them. */
package io.beckon.gateway.track;
