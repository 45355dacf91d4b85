/** HTML and MJML: checked, compiled, and made ready for links of our own. */
package io.beckon.template.html;
