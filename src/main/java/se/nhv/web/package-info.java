/**
 * Pages for people: the same services as the FHIR door, another form. Only the server room wires it.
 *
 * <p>{@link se.nhv.web.Web} answers the addresses of the site, {@link se.nhv.web.ResourcePages} answers a resource's own address
 * when a browser asks. Both hand a request to a page, which calls a service and fills a template of {@code src/main/jte}.
 * Everything works without scripts; what a page shows is what the services answer.
 */
@NullMarked
package se.nhv.web;

import org.jspecify.annotations.NullMarked;
