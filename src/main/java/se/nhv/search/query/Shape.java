package se.nhv.search.query;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the answer is to look like: the result parameters of a request. Immutable.
 *
 * @param count entries of a page, already cut to the limit; 0 for none
 * @param total whether the number of all matches is told
 * @param summary what {@code _summary} asked for
 * @param elements the elements that are asked for; empty for all
 * @param sort the keys in order; empty for the default order
 * @param includes what comes along
 * @param explain whether the plan and the reasons are told
 * @param cursor where to go on; null on the first page
 * @param containment whether resources inside others are searched
 */
public record Shape(
        int count,
        boolean total,
        Summary summary,
        Set<String> elements,
        List<SortKey> sort,
        List<Include> includes,
        boolean explain,
        @Nullable Cursor cursor,
        Containment containment) {

    /**
     * Which resources are searched ({@code _contained}), and what is sent of one that is contained ({@code _containedType}).
     *
     * @param plain whether those that stand by themselves are
     * @param contained whether those inside others are
     * @param alone whether a contained one is sent by itself; else the resource that contains it
     */
    public record Containment(boolean plain, boolean contained, boolean alone) {}

    /** The values of {@code _summary}. */
    public enum Summary {
        FALSE,
        TRUE,
        TEXT,
        DATA,
        COUNT
    }

    public Shape {
        elements = Set.copyOf(elements);
        sort = List.copyOf(sort);
        includes = List.copyOf(includes);
    }
}
