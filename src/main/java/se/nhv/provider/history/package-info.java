/** {@code _history} on an instance, a type and the whole register (FHIR R4 http 3.1.0.12, IHE mCSD ITI-91). */
@NullMarked
package se.nhv.provider.history;

import org.jspecify.annotations.NullMarked;
