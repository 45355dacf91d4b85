/**
 * What is published beside the commands: templates and the policy, read from the campaigns' log and
 * followed from then on.
 */
package io.beckon.delivery.campaigns;
