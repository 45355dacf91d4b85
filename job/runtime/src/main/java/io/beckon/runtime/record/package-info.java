/** How immutable records cross a job's edges. */
package io.beckon.runtime.record;
