/**
 * The command {@code beckon}: here only what is called first. Each room below holds one subject
 * with its commands; rooms know those that they build on, never the other way, and none knows this
 * one.
 */
package io.beckon.cli;
