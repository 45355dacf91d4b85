/**
 * What is published, every version of it: what is in force at an instant of log time, who cares
 * about an event, and how much history that needs.
 */
package io.beckon.core.catalog;
