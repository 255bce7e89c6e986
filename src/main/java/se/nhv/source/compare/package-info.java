/**
 * What a document says that the published content does not, and the other way round, as facts: {@code nhv import} and the editors'
 * page put them into words. Pure.
 */
@NullMarked
package se.nhv.source.compare;

import org.jspecify.annotations.NullMarked;
