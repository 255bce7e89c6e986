/**
 * What has been written, in time: the history of a resource, a type and the whole register (FHIR R4 http 3.1.0.12, IHE mCSD ITI-91).
 * Providers call {@link se.nhv.feed.History}.
 */
@NullMarked
package se.nhv.feed;

import org.jspecify.annotations.NullMarked;
