package io.beckon.template;

import io.beckon.core.source.SourceText;

/**
 * A file of the templates' folder.
 *
 * @param path within that folder, with slashes: {@code cart-first/de/message.mjml}; its place says
 *     what it is
 * @param source what it says, under the name that problems show
 */
public record TemplateFile(String path, SourceText source) {}
