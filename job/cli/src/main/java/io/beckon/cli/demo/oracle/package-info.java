/**
 * What the example campaigns mean, told a second time by hand: from their words and the list of
 * events that the feeder wrote. Nothing here knows the engine, a state or a clock; a send is what
 * must be there when one looks at the whole log at once.
 */
package io.beckon.cli.demo.oracle;
