/**
 * Which search parameters exist for which type: R4's own, and ours. One table, read by the search engine, by the
 * CapabilityStatement and by the OpenAPI document.
 *
 * <p>Values are found by {@link se.nhv.search.parameter.Path}, the subset of FHIRPath that R4's parameters are written in.
 */
@NullMarked
package se.nhv.search.parameter;

import org.jspecify.annotations.NullMarked;
