/** Opens and clicks, and whether a person made them. */
package io.beckon.gateway.hit;
