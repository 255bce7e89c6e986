/**
 * The doors of the terminology operations: read Parameters or a query, call the verb, shape Parameters, a ValueSet or an
 * OperationOutcome. Nothing is decided here. Only the server room wires it.
 */
@NullMarked
package se.nhv.provider.terminology;

import org.jspecify.annotations.NullMarked;
