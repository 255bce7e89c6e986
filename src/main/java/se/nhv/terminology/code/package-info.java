/**
 * Code systems compiled for reading: concepts are the numbers 0 to n-1 in the order of the resource, texts are columns of
 * bytes, the hierarchy and the properties are arrays. Nothing here knows value sets or requests.
 */
@NullMarked
package se.nhv.terminology.code;

import org.jspecify.annotations.NullMarked;
