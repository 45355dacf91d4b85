/**
 * The rules of time and order a second time, from the rule books alone and as naively as possible:
 * what the engine is held against.
 */
package io.beckon.core.oracle;
