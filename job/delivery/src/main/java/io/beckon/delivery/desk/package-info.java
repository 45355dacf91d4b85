/**
 * Where commands wait, are tried and come to an end: one keyed operator. A command has one desk, by
 * its id; lanes and connections are each worker's own.
 */
package io.beckon.delivery.desk;
