/** Where users stand in their journeys, by what was decided about them. */
package io.beckon.cli.status;
