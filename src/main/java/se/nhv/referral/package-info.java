/**
 * The register's main question: which areas does a diagnosis touch, does the patient meet the criteria, and where may the
 * patient be referred, with a reason for each answer.
 *
 * <p>A question goes through four steps, each a file of its own: {@link se.nhv.referral.DiagnosisIndex} finds the areas of a
 * code, {@link se.nhv.referral.Criterion} decides what is decided and keeps the unknown unknown,
 * {@link se.nhv.referral.Areas} answers which areas, {@link se.nhv.referral.Destinations} answers where. All of it is
 * compiled into {@link se.nhv.referral.CareAreas} when a catalogue is built. Every door of the server asks the same way:
 *
 * <pre>{@code
 * DestinationsAnswer answer = Destinations.answer(catalogue, question);
 * }</pre>
 */
@NullMarked
package se.nhv.referral;

import org.jspecify.annotations.NullMarked;
