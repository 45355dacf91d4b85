/** Values of properties: what is equal, what is less, what is the same number. */
package io.beckon.core.value;
