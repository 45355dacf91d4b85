/** The engine as plain Java: campaigns are read, validated, compiled and run here. */
package io.beckon.core;
