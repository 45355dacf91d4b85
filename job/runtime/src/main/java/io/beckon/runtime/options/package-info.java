/**
 * What can be set on a job: an option is key, type, default, check and meaning, in one place, and
 * its text is read, checked and documented from there.
 */
package io.beckon.runtime.options;
