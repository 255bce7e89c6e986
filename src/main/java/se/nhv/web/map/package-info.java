/** Sweden by county: which counties a permit's uptake covers, and where the holders are. */
@NullMarked
package se.nhv.web.map;

import org.jspecify.annotations.NullMarked;
