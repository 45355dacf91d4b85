/**
 * The tracking plan at work: what other names events have, whether they keep to what was agreed,
 * and what is kept of them. {@link io.beckon.core.model.Plan} is what an author wrote.
 */
package io.beckon.core.plan;
