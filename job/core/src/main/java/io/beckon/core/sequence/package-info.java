/**
 * What the engine wants of whoever matches sequences. The core has the meaning of steps and of
 * time; how runs are kept and moved is the matter of an adapter.
 */
package io.beckon.core.sequence;
