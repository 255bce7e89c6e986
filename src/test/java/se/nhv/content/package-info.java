/**
 * Tests of what is published: every file in fhir-resources is valid, sourced, connected and written in one form. For the
 * build only.
 */
@NullMarked
package se.nhv.content;

import org.jspecify.annotations.NullMarked;
