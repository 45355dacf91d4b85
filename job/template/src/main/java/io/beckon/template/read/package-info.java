/** From an author's files to one text that knows where each of its characters came from. */
package io.beckon.template.read;
