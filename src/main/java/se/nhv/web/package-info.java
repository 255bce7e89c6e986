/** Pages for people. The same services as the FHIR door, another form; only the server room wires it. */
@NullMarked
package se.nhv.web;

import org.jspecify.annotations.NullMarked;
