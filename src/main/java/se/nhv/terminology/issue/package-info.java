/** What a terminology answer has to tell beside its result: issues in HL7's words and codes, and the refusal made of them. */
@NullMarked
package se.nhv.terminology.issue;

import org.jspecify.annotations.NullMarked;
