package se.nhv.search.query;

import org.jspecify.annotations.Nullable;

/**
 * What comes along with the matches ({@code _include}, {@code _revinclude}).
 *
 * @param reverse true for resources that point to a match
 * @param source the type that holds the reference
 * @param parameter the reference's name; null for every reference
 * @param target the type pointed to; null for any
 * @param iterate whether it is also followed from resources that came along
 */
public record Include(
        boolean reverse,
        String source,
        @Nullable String parameter,
        @Nullable String target,
        boolean iterate) {}
