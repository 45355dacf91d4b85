/** Where the brokers are, and how to speak to them: said once for all commands that do. */
package io.beckon.cli.brokers;
