/**
 * A second search, slow and obviously right, that the engine is held against on random directories and random queries.
 *
 * <p>It shares with the engine only the letters and the order of Swedish (tested on their own): expressions are R4's published
 * ones, run by HAPI's FHIRPath engine over every resource, and matching looks at FHIR's datatypes directly.
 */
@NullMarked
package se.nhv.search.oracle;

import org.jspecify.annotations.NullMarked;
