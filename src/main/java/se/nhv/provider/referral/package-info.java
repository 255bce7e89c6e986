/**
 * The HTTP side of {@code PlanDefinition/$nhv-areas} and {@code HealthcareService/$nhv-destinations}: parse every parameter and
 * collect every fault, ask {@link se.nhv.referral.Areas} or {@link se.nhv.referral.Destinations}, shape the answer. Nothing is
 * decided here. Only the server room wires it.
 */
@NullMarked
package se.nhv.provider.referral;

import org.jspecify.annotations.NullMarked;
