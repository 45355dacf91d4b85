/** A made-up shop, as lively as a real one and the same every time. */
package io.beckon.cli.demo.shop;
