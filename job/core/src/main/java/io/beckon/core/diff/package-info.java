/** What a change of campaigns changes for users: two runs over one log, held against each other. */
package io.beckon.core.diff;
