/**
 * Reads campaign files, and the scenarios beside them: YAML in; campaigns, segments, the policy,
 * the tracking plan and problems out.
 *
 * <p>The way: {@code Page} (a text and its places) - {@code YamlDocuments} (nodes, bounded) -
 * {@code DocumentReader} - {@code CampaignKeys}, {@code SegmentKeys}, {@code PolicyKeys} or {@code
 * PlanReader} - one reader for each part. {@code YamlValue} and {@code YamlMapping} stand between
 * the readers and YAML: they check shapes and keys, so that a reader only says what it wants.
 * {@code Kinds} picks the reader where a part has several kinds.
 *
 * <p>{@code ScenarioReader} reads scenarios by the same means; their properties are values and not
 * words of a language, and {@code PropertyReader} says which.
 *
 * <p>House rules for problems: one sentence on what is wrong, in words that stand in the file; one
 * hint that can be followed by typing; never two problems for one cause; never silence.
 */
package io.beckon.core.read;
