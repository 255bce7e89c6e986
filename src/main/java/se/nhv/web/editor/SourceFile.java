package se.nhv.web.editor;

import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;

/**
 * The document that a draft comes from. Its words are not kept: they may not be ours to publish. Immutable.
 *
 * @param kind the code of nhv-dokumenttyp
 * @param title the title in the document
 * @param address where the document says it is published; null when it does not say
 * @param hash the SHA-1 of its bytes, in base64, as FHIR's Attachment has it
 * @param size its bytes
 * @param truncated whether it is cut off
 */
record SourceFile(String kind, String title, @Nullable String address, String hash, int size, boolean truncated) {
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_ADDRESS = 1_000;

    /** @throws ProblemException when a value is none that a document can have: they come back from a browser */
    SourceFile {
        check(kind.matches("[a-z]{1,40}"), "kind", kind);
        check(!title.isBlank() && title.length() <= LONGEST_TITLE, "title", title);
        check(address == null || isAddress(address), "address", String.valueOf(address));
        check(hash.matches("[A-Za-z0-9+/]{27}="), "hash", hash);
        check(size > 0, "size", Integer.toString(size));
    }

    /** Whether it may be linked to: an address that could run a script may not. */
    static boolean isAddress(String address) {
        return address.matches("https?://[\\x21-\\x7e]+") && address.length() <= LONGEST_ADDRESS;
    }

    /** The id of its DocumentReference: the same file gets the same one. */
    String id() {
        return "dokument-"
                + HexFormat.of().formatHex(Base64.getDecoder().decode(hash)).substring(0, 16);
    }

    /** How sure the register is of what it says: somebody else can look it up, or not. */
    String evidence() {
        return address != null && !truncated ? "verifierad" : "delvis";
    }

    private static void check(boolean right, String name, String value) {
        if (!right) {
            throw new ProblemException(Problem.error(
                    Code.MALFORMED_PARAMETER, name, name, value.substring(0, Math.min(80, value.length()))));
        }
    }
}
