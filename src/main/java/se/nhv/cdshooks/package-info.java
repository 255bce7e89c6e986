/**
 * The door for electronic health records: CDS Hooks 2.0 at {@code /cds-services} (api, section 7).
 *
 * <p>{@code CdsServlet} routes; {@link se.nhv.cdshooks.RequestReader} turns a body into a {@link se.nhv.cdshooks.HookRequest};
 * {@link se.nhv.cdshooks.OrderCards} and {@link se.nhv.cdshooks.DispatchCards} ask the same engine as {@code $nhv-destinations} and
 * answer with {@link se.nhv.cdshooks.Card}s; {@link se.nhv.cdshooks.Json} writes them. Called by the server only.
 *
 * <p>Everything in a request may be about a patient: nothing of it is stored, logged or quoted in an error.
 */
@NullMarked
package se.nhv.cdshooks;

import org.jspecify.annotations.NullMarked;
