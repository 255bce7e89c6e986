/** The same document in other clothes: what copying, saving and printing do to a page. For the tests of the readers. */
@NullMarked
package se.nhv.source.variants;

import org.jspecify.annotations.NullMarked;
