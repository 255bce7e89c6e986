package se.nhv.web.editor;

import java.util.List;

/**
 * What an editor has proposed.
 *
 * @param area the id of the area that it is about
 * @param changes at least one
 */
record Draft(String area, SourceFile source, List<Change> changes) {
    Draft {
        changes = List.copyOf(changes);
    }
}
