/**
 * Writes over HTTP (FHIR R4 http 3.1.0.3 to 3.1.0.11, IHE mCSD ITI-130): create, update, patch, delete, their conditional forms, batch
 * and transaction, {@code $validate}. On a read-only register {@link se.nhv.provider.write.ReadOnly} stands in their place.
 */
@NullMarked
package se.nhv.provider.write;

import org.jspecify.annotations.NullMarked;
