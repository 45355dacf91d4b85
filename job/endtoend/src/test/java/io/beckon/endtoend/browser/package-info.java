/**
 * What people see, in a real browser: Chromium without a window, led over its DevTools protocol.
 */
package io.beckon.endtoend.browser;
