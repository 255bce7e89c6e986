package se.nhv.feed.bulk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An export that was asked for. Everything about it is in its text, which stands in the addresses that the client is given: so
 * any node answers, also after a restart, and nothing is kept for those who never come back.
 *
 * @param id no other export has it
 * @param asOf the state of the register that is exported: that of this instant
 * @param kickedOff when it was asked for
 * @param posted whether the parameters came in a body, and not in the address
 * @param query the parameters in the form of an address' query; for GET as the client wrote them
 */
public record ExportJob(String id, Instant asOf, Instant kickedOff, boolean posted, String query) {
    /** So long its addresses answer: a nightly copy that was interrupted can be finished in the morning. */
    public static final Duration LIFE = Duration.ofHours(24);

    private static final Pattern FORM =
            Pattern.compile("([A-Za-z0-9-]{1,64})\\.(\\d{1,14})\\.(\\d{1,14})\\.([gp])\\.(.*)", Pattern.DOTALL);
    private static final int SUM_BYTES = 6;

    public ExportJob {
        if (!id.matches("[A-Za-z0-9-]{1,64}")) {
            throw new IllegalArgumentException("not an id of an export: " + id);
        }
    }

    /** Reads what {@link #toString} wrote; empty when it is something else, or was changed on the way. */
    public static Optional<ExportJob> parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        byte[] body;
        try {
            body = Base64.getUrlDecoder().decode(text.substring(dot + 1));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(new String(body, StandardCharsets.UTF_8));
        return sum(body).equals(text.substring(0, dot)) && form.matches() ? Optional.of(of(form)) : Optional.empty();
    }

    private static ExportJob of(Matcher form) {
        return new ExportJob(
                form.group(1),
                Instant.ofEpochMilli(Long.parseLong(form.group(2))),
                Instant.ofEpochMilli(Long.parseLong(form.group(3))),
                form.group(4).equals("p"),
                form.group(5));
    }

    /** From this instant on its addresses are unknown. */
    public Instant expires() {
        return kickedOff.plus(LIFE);
    }

    @Override
    public String toString() {
        byte[] body = (id + "." + asOf.toEpochMilli() + "." + kickedOff.toEpochMilli() + "." + (posted ? "p" : "g")
                        + "." + query)
                .getBytes(StandardCharsets.UTF_8);
        return sum(body) + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(body);
    }

    /** Against addresses that were cut or mistyped. Not a signature: whoever forges one gets what is public anyway. */
    private static String sum(byte[] body) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(body);
            return HexFormat.of().formatHex(Arrays.copyOf(whole, SUM_BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
