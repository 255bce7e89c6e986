package se.nhv.source.account;

/** What can become of a line. */
public enum Fate {
    /** It became a part of the record. */
    USED,
    /** It is a heading of the template. */
    HEADING,
    /** It matches a listed pattern of words that every page carries. */
    BOILERPLATE,
    /** It stands outside the passages that this kind of document is read for. */
    OUTSIDE,
    /** Nothing could be made of it. */
    NOT_UNDERSTOOD
}
