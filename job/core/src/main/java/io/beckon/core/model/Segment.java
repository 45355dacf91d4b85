package io.beckon.core.model;

import io.beckon.core.source.Span;

/**
 * A named group of users, as its author wrote it.
 *
 * @param id its name
 * @param version fingerprint of what the file says, without that of the segments it uses
 * @param who who is in it
 * @param span where the segment begins
 */
public record Segment(String id, String version, Clause who, Span span) {}
