package se.nhv.publication.reading;

import java.util.Map;

/** The places of passages: the list they stand in, and how an editor calls them. */
final class At {
    static final String ROOT = "criteria";

    private static final Map<String, String> LISTS =
            Map.of(ROOT, "punkt", "clarifications", "förtydligande", "delimitations", "avgränsning");

    private At() {}

    /** The first part of the place. */
    static String list(String at) {
        int dot = at.indexOf('.');
        return dot < 0 ? at : at.substring(0, dot);
    }

    /** Whether it is a part of the definition, rather than of what the page says about it. */
    static boolean defines(String at) {
        return LISTS.containsKey(list(at)) && !at.equals(ROOT);
    }

    /** "punkt 2b"; a paragraph beside numbered items, whose id is its place, is "stycke 1". */
    static String words(String at) {
        String list = list(at);
        String kind = LISTS.getOrDefault(list, "stycket före definitionen");
        if (at.equals(list)) {
            return list.equals(ROOT) ? "definitionen" : kind;
        }
        String id = at.substring(list.length() + 1);
        return id.matches("s\\d+") ? "stycke " + id.substring(1) : kind + " " + id;
    }
}
