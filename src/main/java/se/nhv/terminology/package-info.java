/**
 * Terminology: {@code $expand}, {@code $validate-code}, {@code $lookup}, {@code $subsumes}, {@code $find-matches},
 * {@code $translate} and {@code $closure} over compiled code systems and value sets, after FHIR R4 terminology-service and HL7's
 * terminology ecosystem guide. One class a verb: a request record in, a complete result record out; providers only shape it.
 *
 * <p>Providers, search, referral and write call it. The one part of the catalogue is {@link se.nhv.terminology.Terminology}:
 * {@code catalogue.get(Terminology.KEY).memberOf(valueSet, system, code)}.
 *
 * <p>{@code code} compiles code systems, {@code content} holds what a request can see, {@code set} compiles value sets,
 * {@code issue} has HL7's issues and messages, {@code load} reads files.
 */
@NullMarked
package se.nhv.terminology;

import org.jspecify.annotations.NullMarked;
