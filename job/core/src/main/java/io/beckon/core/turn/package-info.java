/** One instant of one user while it is being decided, and what moves it. */
package io.beckon.core.turn;
