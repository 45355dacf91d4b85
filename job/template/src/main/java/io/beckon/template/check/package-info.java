/** Tells authors what is wrong with their templates, before anybody gets them. */
package io.beckon.template.check;
