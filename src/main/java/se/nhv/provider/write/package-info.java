/**
 * Writes over HTTP (FHIR R4 http 3.1.0.3 to 3.1.0.11, IHE mCSD ITI-130): create, update, patch, delete, their conditional forms, batch
 * and transaction, {@code $validate}. {@link se.nhv.provider.write.Interactions} says what a read-only register refuses.
 */
@NullMarked
package se.nhv.provider.write;

import org.jspecify.annotations.NullMarked;
