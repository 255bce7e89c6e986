/**
 * A page about an area that the register does not have becomes a draft of its editorial file: facts and structure, none
 * of the page's sentences. Called by {@code nhv import}.
 */
@NullMarked
package se.nhv.publication.draft;

import org.jspecify.annotations.NullMarked;
