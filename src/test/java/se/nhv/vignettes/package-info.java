/** Invented patients with the answers that the sources give: src/test/resources/vignettes. */
@NullMarked
package se.nhv.vignettes;

import org.jspecify.annotations.NullMarked;
