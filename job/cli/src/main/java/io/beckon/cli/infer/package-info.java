/** A tracking plan drafted from what producers sent, and what looks inconsistent in it. */
package io.beckon.cli.infer;
