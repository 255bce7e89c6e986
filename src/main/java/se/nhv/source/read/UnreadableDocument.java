package se.nhv.source.read;

/** The bytes hold no document that can be read: encrypted, too large, or not what they say. The message is for people. */
public final class UnreadableDocument extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadableDocument(String message) {
        super(message);
    }
}
