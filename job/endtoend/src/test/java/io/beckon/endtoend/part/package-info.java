/** The parts that tests here put together, and what looks into them. */
package io.beckon.endtoend.part;
