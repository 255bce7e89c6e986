package se.nhv.search.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import se.nhv.fhir.Canonical;
import se.nhv.fhir.ResourceKey;
import se.nhv.search.parameter.Parameter;
import se.nhv.search.value.DateValue;
import se.nhv.search.value.Dates;
import se.nhv.search.value.ReferenceValue;
import se.nhv.search.value.References;
import se.nhv.text.Letters;
import se.nhv.text.NamePattern;

/**
 * Reads one value of a parameter. Immutable; made for each request.
 *
 * <p>Long because it has a few lines for each type of parameter and each modifier.
 */
final class CriterionParser {
    /** Without a distance, near is what a person can drive to in an hour. */
    private static final String DEFAULT_KILOMETRES = "50";

    private static final Map<String, Double> KILOMETRES =
            Map.of("km", 1.0, "m", 0.001, "[mi_i]", 1.609344, "mi", 1.609344, "mi_i", 1.609344);
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,30})?([eE][+-]?\\d{1,2})?");

    private final String base;
    private final Codes codes;
    private final long now;
    private final List<String> types;

    /**
     * @param base the server's base, which makes an absolute reference a relative one
     * @param now what {@code ap} is counted from
     * @param types every type served: where a bare id may point to
     */
    CriterionParser(String base, Codes codes, long now, List<String> types) {
        this.base = base;
        this.codes = codes;
        this.now = now;
        this.types = types;
    }

    /**
     * The criteria of one value, of which one must be met.
     *
     * @param name as it stands in the request, for what is said when something is wrong
     * @param modifier without colon, empty for none
     */
    List<Criterion> read(String name, Parameter parameter, String modifier, String value) {
        return switch (parameter.type()) {
            case TOKEN -> List.of(token(name, modifier, value));
            case STRING -> List.of(text(name, modifier, Escapes.unescape(value)));
            case URI -> List.of(uri(modifier, Escapes.unescape(value)));
            case REFERENCE -> reference(name, parameter, modifier, value);
            case DATE -> List.of(date(name, value));
            case NUMBER -> List.of(number(name, value));
            case QUANTITY -> List.of(quantity(name, value));
            case COMPOSITE -> List.of(tuple(name, parameter, value));
            case SPECIAL -> List.of(special(name, parameter, value));
        };
    }

    private Criterion token(String name, String modifier, String value) {
        if (modifier.equals("of-type")) {
            return ofType(name, value);
        }
        if (modifier.equals("text")) {
            return new Criterion.TokenText(NamePattern.prefix(letters(name, Escapes.unescape(value))));
        }
        if (modifier.equals("in") || modifier.equals("not-in")) {
            return new Criterion.TokenAmong(codes.in(Escapes.unescape(value)));
        }
        Criterion.TokenIs token = tokenIs(name, value);
        boolean below = modifier.equals("below");
        if (!below && !modifier.equals("above")) {
            return token;
        }
        if (token.code() == null) {
            throw Refusals.malformed(name, value, "system|code");
        }
        String system = token.system() == null ? "" : token.system();
        return new Criterion.TokenAmong(below ? codes.below(system, token.code()) : codes.above(system, token.code()));
    }

    private static Criterion ofType(String name, String value) {
        List<String> parts = Escapes.split(value, '|');
        if (parts.size() != 3 || parts.stream().anyMatch(String::isEmpty)) {
            throw Refusals.malformed(name, value, "type-system|type-code|value");
        }
        return new Criterion.TokenOfType(
                Escapes.unescape(parts.get(0)), Escapes.unescape(parts.get(1)), Escapes.unescape(parts.get(2)));
    }

    private static Criterion.TokenIs tokenIs(String name, String value) {
        List<String> parts = Escapes.split(value, '|');
        if (parts.size() > 2 || value.equals("|")) {
            throw Refusals.malformed(name, value, "code, system|code, |code, system|");
        }
        String last = Escapes.unescape(parts.get(parts.size() - 1));
        return new Criterion.TokenIs(
                parts.size() == 1 ? null : Escapes.unescape(parts.get(0)), last.isEmpty() ? null : last);
    }

    private static Criterion text(String name, String modifier, String value) {
        return switch (modifier) {
            case "exact" -> new Criterion.TextIs(value);
            case "contains" -> new Criterion.TextLike(NamePattern.contains(letters(name, value)));
            default -> new Criterion.TextLike(NamePattern.prefix(letters(name, value)));
        };
    }

    /** The text, which has something left when case and marks are taken away: nothing is a part of every text. */
    static String letters(String name, String text) {
        if (Letters.exact(text).isBlank()) {
            throw Refusals.malformed(name, text, "string");
        }
        return text;
    }

    private static Criterion uri(String modifier, String value) {
        return switch (modifier) {
            case "below" -> new Criterion.UriBelow(value);
            case "above" -> new Criterion.UriAbove(value);
            default -> new Criterion.UriIs(value);
        };
    }

    private List<Criterion> reference(String name, Parameter parameter, String modifier, String value) {
        if (modifier.equals("identifier")) {
            return List.of(new Criterion.ReferenceIdentifier(tokenIs(name, value)));
        }
        String plain = Escapes.unescape(value);
        if (modifier.equals("below")) {
            Canonical canonical = Canonical.parse(plain);
            return List.of(
                    canonical.version() == null
                            ? new Criterion.ReferenceIs(canonical.url(), null)
                            : new Criterion.VersionBelow(canonical.url(), canonical.version()));
        }
        boolean local = plain.startsWith(base + "/");
        String relative = local ? plain.substring(base.length() + 1) : plain;
        if (ResourceKey.isId(relative)) {
            return bareId(parameter, modifier, relative);
        }
        ReferenceValue target = plain.contains("|") ? References.canonical(plain) : References.literal(relative);
        String version = target.version().isEmpty() ? null : target.version();
        List<Criterion> either = new ArrayList<>();
        either.add(new Criterion.ReferenceIs(target.target(), version));
        if (!relative.contains("://") && !relative.startsWith("urn:")) {
            either.add(new Criterion.ReferenceIs(base + "/" + target.target(), version));
        }
        return either;
    }

    /** An id alone: a resource of any type that the parameter may point to, or of the one in the modifier. */
    private List<Criterion> bareId(Parameter parameter, String modifier, String id) {
        return types.stream()
                .filter(type -> modifier.isEmpty() ? parameter.mayPointTo(type) : modifier.equals(type))
                .flatMap(type -> List.of(type + "/" + id, base + "/" + type + "/" + id).stream())
                .<Criterion>map(target -> new Criterion.ReferenceIs(target, null))
                .toList();
    }

    private static Prefix prefix(String value) {
        for (Prefix prefix : Prefix.values()) {
            if (value.startsWith(prefix.name().toLowerCase(Locale.ROOT))) {
                return prefix;
            }
        }
        return Prefix.EQ;
    }

    private static String withoutPrefix(String value) {
        boolean has = value.length() > 2 && Character.isLetter(value.charAt(0)) && Character.isLetter(value.charAt(1));
        return has && (prefix(value) != Prefix.EQ || value.startsWith("eq")) ? value.substring(2) : value;
    }

    private Criterion date(String name, String value) {
        return new Criterion.DateIs(prefix(value), stretch(name, value, withoutPrefix(value)), now);
    }

    /** A stretch of time that shares a moment with the one in the text, which has no prefix. */
    static Criterion overlaps(String name, String value) {
        return new Criterion.DateOverlaps(stretch(name, value, value));
    }

    private static DateValue stretch(String name, String value, String date) {
        DateValue stretch = Dates.parse(date.replace(' ', '+'));
        if (stretch == null) {
            throw Refusals.malformed(
                    name, value, "[eq|ne|gt|lt|ge|le|sa|eb|ap]yyyy[-mm[-dd[Thh:mm[:ss[.fff]][Z|(+|-)hh:mm]]]]");
        }
        return stretch;
    }

    private static Criterion number(String name, String value) {
        return new Criterion.NumberIs(prefix(value), asked(name, value, withoutPrefix(value)));
    }

    private static Criterion.AskedNumber asked(String name, String value, String number) {
        if (!NUMBER.matcher(number).matches()) {
            throw Refusals.malformed(name, value, "[eq|ne|gt|lt|ge|le|sa|eb|ap]number");
        }
        return Criterion.AskedNumber.of(new BigDecimal(number));
    }

    private static Criterion quantity(String name, String value) {
        List<String> parts = Escapes.split(value, '|');
        if (parts.size() != 1 && parts.size() != 3) {
            throw Refusals.malformed(name, value, "[prefix]number, [prefix]number|system|code, [prefix]number||code");
        }
        Criterion.AskedNumber number = asked(name, value, withoutPrefix(parts.get(0)));
        String system = parts.size() == 1 || parts.get(1).isEmpty() ? null : Escapes.unescape(parts.get(1));
        String code = parts.size() == 1 || parts.get(2).isEmpty() ? null : Escapes.unescape(parts.get(2));
        return new Criterion.QuantityIs(prefix(value), number, system, code);
    }

    private Criterion tuple(String name, Parameter composite, String value) {
        List<String> values = Escapes.split(value, '$');
        if (values.size() != composite.parts().size()) {
            throw Refusals.malformed(
                    name,
                    value,
                    String.join(
                            "$", composite.parts().stream().map(Parameter::name).toList()));
        }
        List<List<Criterion>> parts = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            parts.add(read(name, composite.parts().get(i), "", values.get(i)));
        }
        return new Criterion.TupleIs(parts);
    }

    private Criterion special(String name, Parameter parameter, String value) {
        return switch (parameter.name()) {
            case "near" -> near(name, value);
            case "valid-on" -> overlaps(name, value);
            default -> new Criterion.WordLike(NamePattern.prefix(Escapes.unescape(value)));
        };
    }

    private static Criterion near(String name, String value) {
        List<String> parts = new ArrayList<>(Escapes.split(value, '|'));
        if (parts.size() == 2 || (parts.size() >= 3 && parts.get(2).isEmpty())) {
            parts.subList(2, parts.size()).clear();
            parts.add(DEFAULT_KILOMETRES);
        }
        String unit = parts.size() < 4 || parts.get(3).isEmpty() ? "km" : parts.get(3);
        boolean numbers = parts.size() >= 3
                && parts.size() <= 4
                && parts.stream().limit(3).allMatch(part -> NUMBER.matcher(part).matches());
        if (!numbers || !KILOMETRES.containsKey(unit)) {
            throw Refusals.malformed(name, value, "latitude|longitude[|distance[|km or m or [mi_i]]]");
        }
        double latitude = Double.parseDouble(parts.get(0));
        double longitude = Double.parseDouble(parts.get(1));
        double distance = Double.parseDouble(parts.get(2)) * KILOMETRES.get(unit);
        if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180 || distance < 0) {
            throw Refusals.malformed(name, value, "-90..90|-180..180|0..");
        }
        return new Criterion.Nearby(latitude, longitude, distance);
    }
}
