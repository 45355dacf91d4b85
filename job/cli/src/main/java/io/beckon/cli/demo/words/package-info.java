/** Events, decisions and times in words for people. */
package io.beckon.cli.demo.words;
