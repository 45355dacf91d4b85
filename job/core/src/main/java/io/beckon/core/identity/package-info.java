/**
 * Names, and chance that is none: functions of what is named, so that a replay finds them again.
 */
package io.beckon.core.identity;
