/**
 * Value sets compiled to sets of concept numbers: includes, filters, imports, exclusions and the choice of versions. Knows what a
 * value set means, not what a request asks about it.
 */
@NullMarked
package se.nhv.terminology.set;

import org.jspecify.annotations.NullMarked;
