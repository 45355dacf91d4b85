package io.beckon.core.model;

import io.beckon.core.source.Span;

/**
 * A CEL expression as written, not yet compiled.
 *
 * @param text the expression
 * @param span where its first character stands
 */
public record ExpressionText(String text, Span span) {}
