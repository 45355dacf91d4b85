/** The campaigns topic: what was published and what of it stands, and how more is written to it. */
package io.beckon.cli.campaigns;
