/**
 * What a page brings: a draft of the editorial file of an area that the register does not have, and facts that one which it has does
 * not state yet. Facts and structure, none of the page's sentences. Called by {@code nhv import}.
 */
@NullMarked
package se.nhv.publication.draft;

import org.jspecify.annotations.NullMarked;
