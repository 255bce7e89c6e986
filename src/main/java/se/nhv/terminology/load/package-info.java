/** Code systems from elsewhere: FHIR's own small ones, and the files of classifications. Used at start and by the command line. */
@NullMarked
package se.nhv.terminology.load;

import org.jspecify.annotations.NullMarked;
