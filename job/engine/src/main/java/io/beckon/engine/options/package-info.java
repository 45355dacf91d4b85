/** What can be set on the campaign job. */
package io.beckon.engine.options;
