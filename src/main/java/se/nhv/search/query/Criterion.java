package se.nhv.search.query;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.nhv.search.index.Range;
import se.nhv.search.value.DateValue;
import se.nhv.search.value.NumberValue;
import se.nhv.search.value.PositionValue;
import se.nhv.search.value.QuantityValue;
import se.nhv.search.value.ReferenceValue;
import se.nhv.search.value.TextValue;
import se.nhv.search.value.TokenValue;
import se.nhv.search.value.TupleValue;
import se.nhv.search.value.UriValue;
import se.nhv.search.value.Value;
import se.nhv.search.value.WordValue;
import se.nhv.text.Letters;
import se.nhv.text.NamePattern;

/**
 * What one value of a request asks of one value of a resource. Immutable.
 *
 * <p>{@code matches} alone decides; {@code range} only says in which stretch of an index the values that match can be.
 * This file is long because it lists every kind, and each is a few lines.
 */
public sealed interface Criterion {

    boolean matches(Value value);

    default Range range() {
        return Range.ALL;
    }

    /** The pairs of letters that every value has which matches ({@link se.nhv.text.Pairs}); 0 = nothing is known. */
    default long pairs() {
        return 0;
    }

    /** A token: the code, the system, or both (3.1.1.4.10); null = not asked for, an empty system = without system. */
    record TokenIs(@Nullable String system, @Nullable String code) implements Criterion {
        @Override
        public boolean matches(Value value) {
            return value instanceof TokenValue token
                    && (code == null || code.equals(token.code()))
                    && (system == null
                            || system.equals(token.system())
                            // an element of type code names no system, so both spellings are right
                            || (system.isEmpty() && token.implied()));
        }

        @Override
        public Range range() {
            return code == null ? Range.ALL : codeRange(code);
        }
    }

    private static Range codeRange(String code) {
        return new Range(
                new TokenValue(code, "", "", "", "", false), new TokenValue(code + '\0', "", "", "", "", false));
    }

    /** The text of a token begins with it ({@code :text}). */
    record TokenText(NamePattern pattern) implements Criterion {
        @Override
        public long pairs() {
            return pattern.pairs();
        }

        @Override
        public boolean matches(Value value) {
            return value instanceof TokenValue token
                    && !token.text().isEmpty()
                    && pattern.match(Letters.exact(token.text())).found();
        }
    }

    /** A token out of a set of codes ({@code :in :below :above}). */
    record TokenAmong(Set<Codes.Code> codes) implements Criterion {
        public TokenAmong {
            codes = Set.copyOf(codes);
        }

        @Override
        public boolean matches(Value value) {
            return value instanceof TokenValue token && codes.contains(new Codes.Code(token.system(), token.code()));
        }

        @Override
        public Range range() {
            return codes.size() == 1 ? codeRange(codes.iterator().next().code()) : Range.ALL;
        }
    }

    /** An identifier of a type ({@code :of-type}). */
    record TokenOfType(String typeSystem, String typeCode, String value) implements Criterion {
        @Override
        public boolean matches(Value found) {
            return found instanceof TokenValue token
                    && value.equals(token.code())
                    && typeCode.equals(token.typeCode())
                    && typeSystem.equals(token.typeSystem());
        }

        @Override
        public Range range() {
            return codeRange(value);
        }
    }

    /** A text that the pattern fits: its beginning, any part ({@code :contains}), the whole or its end ({@code _filter}). */
    record TextLike(NamePattern pattern) implements Criterion {
        @Override
        public long pairs() {
            return pattern.pairs();
        }

        @Override
        public boolean matches(Value value) {
            return value instanceof TextValue text
                    && pattern.match(text.letters()).found();
        }

        /** Whether it fits without folding any letter. */
        public boolean matchesExactly(Value value) {
            return value instanceof TextValue text && pattern.match(text.letters()) == NamePattern.Match.EXACT;
        }
    }

    /** Exactly this text ({@code :exact}). */
    record TextIs(String text) implements Criterion {
        @Override
        public boolean matches(Value value) {
            return value instanceof TextValue other && text.equals(other.text());
        }

        @Override
        public Range range() {
            TextValue value = TextValue.of(text);
            return new Range(value, new TextValue(value.order(), "", text + '\0'));
        }
    }

    /** Exactly this address. */
    record UriIs(String uri) implements Criterion {
        @Override
        public boolean matches(Value value) {
            return value instanceof UriValue other && uri.equals(other.uri());
        }

        @Override
        public Range range() {
            return new Range(new UriValue(uri), new UriValue(uri + '\0'));
        }
    }

    /** The address itself, or one below it by whole steps of the path ({@code :below}). */
    record UriBelow(String uri) implements Criterion {
        @Override
        public boolean matches(Value value) {
            return value instanceof UriValue other && isBelow(other.uri(), uri);
        }
    }

    /** The address itself, or one above it ({@code :above}). */
    record UriAbove(String uri) implements Criterion {
        @Override
        public boolean matches(Value value) {
            return value instanceof UriValue other && isBelow(uri, other.uri());
        }
    }

    private static boolean isBelow(String uri, String above) {
        return uri.equals(above) || uri.startsWith(above.endsWith("/") ? above : above + "/");
    }

    /** A reference to the target; null = to any version of it. */
    record ReferenceIs(String target, @Nullable String version) implements Criterion {
        @Override
        public boolean matches(Value value) {
            return value instanceof ReferenceValue reference
                    && target.equals(reference.target())
                    && (version == null || version.equals(reference.version()));
        }

        @Override
        public Range range() {
            return targetRange(target);
        }
    }

    /** The stretch of the references to a target. */
    static Range targetRange(String target) {
        return new Range(new ReferenceValue(target, "", "", ""), new ReferenceValue(target + '\0', "", "", ""));
    }

    /** A canonical address whose version is this or begins with it by whole parts ({@code :below}). */
    record VersionBelow(String target, String version) implements Criterion {
        @Override
        public boolean matches(Value value) {
            return value instanceof ReferenceValue reference
                    && target.equals(reference.target())
                    && (reference.version().equals(version)
                            || reference.version().startsWith(version + "."));
        }

        @Override
        public Range range() {
            return targetRange(target);
        }
    }

    /** A reference with such an identifier ({@code :identifier}). */
    record ReferenceIdentifier(TokenIs identifier) implements Criterion {
        @Override
        public boolean matches(Value value) {
            return value instanceof ReferenceValue reference
                    && !reference.identifierValue().isEmpty()
                    && identifier.matches(TokenValue.of(reference.identifierValue(), reference.identifierSystem(), ""));
        }
    }

    /** A stretch of time that stands so to the asked one. */
    record DateIs(Prefix prefix, DateValue asked, long now) implements Criterion {
        @Override
        public boolean matches(Value value) {
            return value instanceof DateValue date && prefix.matches(date, asked, now);
        }
    }

    /** A stretch of time that has a moment in common with the asked one ({@code valid-on}). */
    record DateOverlaps(DateValue asked) implements Criterion {
        @Override
        public boolean matches(Value value) {
            return value instanceof DateValue date && date.low() <= asked.high() && date.high() >= asked.low();
        }
    }

    /** A number that stands so to the asked one. */
    record NumberIs(Prefix prefix, AskedNumber asked) implements Criterion {
        @Override
        public boolean matches(Value value) {
            return value instanceof NumberValue number && prefix.matches(number.number(), number.number(), asked);
        }
    }

    /** A quantity in the unit (null = any) that stands so to the asked number. */
    record QuantityIs(
            Prefix prefix,
            AskedNumber asked,
            @Nullable String system,
            @Nullable String code) implements Criterion {
        @Override
        public boolean matches(Value value) {
            return value instanceof QuantityValue quantity
                    && (system == null || system.equals(quantity.system()))
                    && (code == null
                            || code.equals(quantity.code())
                            || (system == null && code.equals(quantity.unit())))
                    && prefix.matches(quantity.low(), quantity.high(), asked);
        }
    }

    /** An element each of whose parts meets one of the criteria for that part. */
    record TupleIs(List<List<Criterion>> parts) implements Criterion {
        public TupleIs {
            parts = parts.stream().map(List::copyOf).toList();
        }

        @Override
        public boolean matches(Value value) {
            if (!(value instanceof TupleValue tuple)) {
                return false;
            }
            for (int i = 0; i < parts.size(); i++) {
                List<Criterion> any = parts.get(i);
                if (tuple.parts().get(i).stream()
                        .noneMatch(found -> any.stream().anyMatch(criterion -> criterion.matches(found)))) {
                    return false;
                }
            }
            return true;
        }
    }

    /** A word that begins so. */
    record WordLike(NamePattern pattern) implements Criterion {
        @Override
        public long pairs() {
            return pattern.pairs();
        }

        @Override
        public boolean matches(Value value) {
            return value instanceof WordValue word
                    && pattern.match(word.letters()).found();
        }
    }

    /** A point within so many kilometres. */
    record Nearby(double latitude, double longitude, double kilometres) implements Criterion {
        @Override
        public boolean matches(Value value) {
            return distance(value) <= kilometres;
        }

        /** Kilometres to the point; without end for what is no point. */
        public double distance(Value value) {
            return value instanceof PositionValue position
                    ? position.kilometresTo(latitude, longitude)
                    : Double.POSITIVE_INFINITY;
        }
    }

    /** A number as it was asked for: {@code 5.40} means 5.395 up to but not including 5.405. */
    record AskedNumber(BigDecimal number, BigDecimal low, BigDecimal high) {
        private static final BigDecimal TENTH = new BigDecimal("0.1");

        /** Reads the significant digits of the text (3.1.1.4.6). */
        static AskedNumber of(BigDecimal written) {
            BigDecimal half = BigDecimal.ONE.movePointLeft(written.scale()).multiply(new BigDecimal("0.5"));
            return new AskedNumber(written, written.subtract(half), written.add(half));
        }

        /** Ten per cent to each side, for {@code ap}. */
        AskedNumber approximate() {
            BigDecimal tenth = number.abs().multiply(TENTH);
            return new AskedNumber(number, low.min(number.subtract(tenth)), high.max(number.add(tenth)));
        }
    }
}
