/**
 * What can be wrong with a request, as values: {@link se.nhv.problem.Problem}, its texts in Swedish and English, and the
 * OperationOutcome that it becomes. Services return or throw problems; only the http and provider rooms turn them into HTTP.
 */
@NullMarked
package se.nhv.problem;

import org.jspecify.annotations.NullMarked;
