/** A change of campaigns, held against what stands and who is inside, and put into force. */
package io.beckon.cli.publish;
