package se.nhv.publication.check;

/**
 * Something about the content.
 *
 * @param severity how bad it is
 * @param code which check found it
 * @param where the resource and element
 * @param words what is the matter, in Swedish
 */
public record Finding(Severity severity, String code, String where, String words) {
    /** An error stops a release; a warning asks for an editor; information is good to know. */
    public enum Severity {
        ERROR,
        WARNING,
        INFORMATION
    }
}
