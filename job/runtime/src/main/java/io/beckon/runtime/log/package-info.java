/** A topic as a log: records as they are, and the time that they carry. */
package io.beckon.runtime.log;
