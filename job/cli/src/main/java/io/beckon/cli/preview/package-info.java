/** Messages as their readers will see them, before anybody gets one. */
package io.beckon.cli.preview;
