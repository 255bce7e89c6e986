package se.nhv.referral;

import java.time.LocalDate;
import java.util.List;

/**
 * Which care areas do these codes touch? Immutable.
 *
 * @param codes at least one; without a system they are ICD-10-SE
 * @param date the day that the question is about
 */
public record AreasQuestion(List<Token> codes, LocalDate date) {
    public AreasQuestion {
        codes = List.copyOf(codes);
        if (codes.isEmpty()) {
            throw new IllegalArgumentException("a question has a code");
        }
    }
}
