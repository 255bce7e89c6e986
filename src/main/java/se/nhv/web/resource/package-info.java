/** What the page of an area, a unit, a region or any other resource shows. Reads the catalogue; knows no request. */
@NullMarked
package se.nhv.web.resource;

import org.jspecify.annotations.NullMarked;
