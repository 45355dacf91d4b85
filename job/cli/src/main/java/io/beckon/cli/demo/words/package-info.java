/** What happens in the shop, in words for people. */
package io.beckon.cli.demo.words;
