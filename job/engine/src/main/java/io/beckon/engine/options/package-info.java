/**
 * What can be set: each option's key, type, default, check, unit and meaning in one place, read
 * from a file and from arguments. An unknown key is an error, and all errors are told at once.
 */
package io.beckon.engine.options;
