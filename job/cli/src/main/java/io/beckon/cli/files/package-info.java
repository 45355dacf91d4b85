/**
 * The files of authors: campaigns, scenarios and templates, begun as a copy, read, checked, tried.
 */
package io.beckon.cli.files;
