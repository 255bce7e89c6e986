/** What a person types, found among areas, units, regions and codes, each hit with its reason. Knows no page and no request. */
@NullMarked
package se.nhv.web.find;

import org.jspecify.annotations.NullMarked;
