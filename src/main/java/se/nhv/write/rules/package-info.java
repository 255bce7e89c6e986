/**
 * What must hold for every write, each rule in its own file. {@link se.nhv.write.rules.Rules} asks all of them and tells everything
 * that is wrong at once; {@code $validate} asks the same rules.
 */
@NullMarked
package se.nhv.write.rules;

import org.jspecify.annotations.NullMarked;
