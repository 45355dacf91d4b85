/** JSON for property values: read within bounds, written the same way every time. */
package io.beckon.core.json;
