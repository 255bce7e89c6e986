package se.nhv.search.query;

/**
 * What one request may ask for. Each bound is far above what a person or a directory client asks, and low enough that a
 * hostile request costs no more than an honest one.
 */
public final class Limits {
    /** Parameters in one request. */
    public static final int PARAMETERS = 100;

    /** Values in one parameter, between commas: a page of ids fits. */
    public static final int VALUES = 1000;

    /** Steps of a chain, {@code _has} included. The longest path through the register's types has six. */
    public static final int DEPTH = 12;

    /** Parts of the whole query once chains are spread over the types that they may lead to. */
    public static final int PARTS = 2000;

    /** Letters of a {@code _filter}. */
    public static final int FILTER = 4000;

    /** Entries of a page when the request does not say. */
    public static final int PAGE = 50;

    /** Entries of a page at most: more is cut, and the cut is shown in {@code self}. */
    public static final int LARGEST_PAGE = 1000;

    /** Resources that includes may add to one page. */
    public static final int INCLUDED = 5000;

    private Limits() {}
}
