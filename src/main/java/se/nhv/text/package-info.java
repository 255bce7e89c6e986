/**
 * Swedish text: which letters are the same, which words a text has, in which order names stand, and searching in many
 * short texts. Lucene lives here only.
 *
 * <p>Pure functions and immutable indexes; search, directory, referral and terminology use them. Example:
 * {@code NamePattern.contains("orebro").match(Name.of("Region Örebro län"))} is {@code FOLDED}.
 */
@NullMarked
package se.nhv.text;

import org.jspecify.annotations.NullMarked;
