/**
 * What documents bring: a draft of the editorial file of an area that the register does not have; and for one that it has, facts that
 * fill a gap, what a source says otherwise beside what is in force, and what an editor accepts. Facts and structure, none of the
 * documents' sentences. Called by {@code nhv import}.
 */
@NullMarked
package se.nhv.publication.draft;

import org.jspecify.annotations.NullMarked;
