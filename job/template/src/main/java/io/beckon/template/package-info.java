/**
 * Messages: templates are read and checked once, and rendered for each send command.
 *
 * <p>Knows no file, no clock and no network: it is handed texts and gives texts back.
 */
package io.beckon.template;
