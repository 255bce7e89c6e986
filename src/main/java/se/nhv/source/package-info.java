/**
 * Documents of the authority become plain records: text, HTML or PDF in, facts out, every line accounted for; and a
 * label such as {@code kalla-003#p7-9} finds its words again, line wraps and hyphens undone.
 *
 * <p>The rooms inside: {@code read} turns bytes into numbered lines and lines into blocks; {@code directory} knows the
 * regions and hospitals that it is given, and no others; {@code template} knows the authority's templates and nothing
 * about any one area; {@code record} is the result; {@code account} says what became of each line. Called by the command
 * line and by publication. Knows only {@code fhir}.
 *
 * <p>Example: {@code new SourceReader(directory, areas).read(bytes).documents()}.
 */
@NullMarked
package se.nhv.source;

import org.jspecify.annotations.NullMarked;
