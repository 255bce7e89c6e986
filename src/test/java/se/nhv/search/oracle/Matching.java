package se.nhv.search.oracle;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location.LocationPositionComponent;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import se.nhv.text.Letters;
import se.nhv.text.SwedishOrder;

/** What one value of a request says of one element, read straight from R4's search page, section by section. */
final class Matching {
    private static final BigDecimal FAR = new BigDecimal("1e1000");

    private Matching() {}

    static boolean matches(SearchParamType type, String modifier, Base found, String value) {
        return switch (type) {
            case TOKEN -> token(modifier, found, value);
            case STRING -> texts(found).stream().anyMatch(text -> text(modifier, text, value));
            case URI -> uri(modifier, String.valueOf(found.primitiveValue()), value);
            case REFERENCE -> reference(modifier, found, value);
            case DATE -> date(bounds(found), value);
            case NUMBER ->
                number(new BigDecimal(found.primitiveValue()), new BigDecimal(found.primitiveValue()), value);
            case QUANTITY -> quantity(found, value);
            case SPECIAL -> near((LocationPositionComponent) found, value);
            default -> throw new IllegalArgumentException(type.toCode());
        };
    }

    // tokens

    record Token(String system, String code, String text, List<Coding> types, boolean implied) {}

    static List<Token> tokens(Base found) {
        if (found instanceof CodeableConcept concept) {
            List<Token> tokens = new ArrayList<>();
            concept.getCoding().forEach(coding -> tokens.addAll(tokens(coding)));
            if (concept.hasText()) {
                tokens.add(new Token("", "", concept.getText(), List.of(), false));
            }
            return tokens;
        } else if (found instanceof Coding coding) {
            return List.of(
                    new Token(or(coding.getSystem()), or(coding.getCode()), or(coding.getDisplay()), List.of(), false));
        } else if (found instanceof Identifier identifier) {
            return List.of(new Token(
                    or(identifier.getSystem()),
                    or(identifier.getValue()),
                    or(identifier.getType().getText()),
                    identifier.getType().getCoding(),
                    false));
        } else if (found instanceof ContactPoint contact) {
            return List.of(new Token("", or(contact.getValue()), "", List.of(), false));
        } else if (found instanceof Enumeration<?> code) {
            return List.of(new Token(or(code.getSystem()), code.getValueAsString(), "", List.of(), true));
        } else if (found instanceof IdType id) {
            return List.of(new Token("", id.getIdPart(), "", List.of(), true));
        }
        return List.of(new Token("", or(found.primitiveValue()), "", List.of(), true));
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static boolean token(String modifier, Base found, String value) {
        return tokens(found).stream().anyMatch(token -> token(modifier, token, value));
    }

    private static boolean token(String modifier, Token token, String value) {
        String[] parts = value.split("\\|", -1);
        switch (modifier) {
            case "text":
                return !token.text.isEmpty() && text("", token.text, value);
            case "of-type":
                return token.code.equals(parts[2])
                        && token.types.stream()
                                .anyMatch(type -> parts[0].equals(type.getSystem()) && parts[1].equals(type.getCode()));
            case "below":
                // the random code system writes a code below another as the other and a dot
                return token.system.equals(parts[0])
                        && (token.code.equals(parts[1]) || token.code.startsWith(parts[1] + "."));
            case "above":
                return token.system.equals(parts[0])
                        && (token.code.equals(parts[1]) || parts[1].startsWith(token.code + "."))
                        && !token.code.isEmpty();
            default:
        }
        if (parts.length == 1) {
            return token.code.equals(value);
        }
        boolean system = parts[0].equals(token.system) || (parts[0].isEmpty() && token.implied);
        return system && (parts[1].isEmpty() || parts[1].equals(token.code));
    }

    // texts

    private static List<String> texts(Base found) {
        Stream<String> texts;
        if (found instanceof HumanName name) {
            texts = Stream.concat(
                    Stream.of(name.getFamily(), name.getText()),
                    Stream.of(name.getGiven(), name.getPrefix(), name.getSuffix())
                            .flatMap(List::stream)
                            .map(Base::primitiveValue));
        } else if (found instanceof Address address) {
            texts = Stream.concat(
                    Stream.of(
                            address.getCity(),
                            address.getDistrict(),
                            address.getState(),
                            address.getPostalCode(),
                            address.getCountry(),
                            address.getText()),
                    address.getLine().stream().map(Base::primitiveValue));
        } else {
            texts = Stream.of(found.primitiveValue());
        }
        return texts.filter(Objects::nonNull).toList();
    }

    private static boolean text(String modifier, String text, String value) {
        if (modifier.equals("exact")) {
            return text.equals(value);
        }
        String letters = Letters.exact(text);
        String typed = Letters.exact(value);
        if (modifier.equals("eq") || modifier.equals("ne")) {
            return letters.length() == typed.length() && begins(letters, typed);
        } else if (modifier.equals("ew")) {
            int from = letters.length() - typed.length();
            return from >= 0 && begins(letters.substring(from), typed);
        } else if (modifier.equals("contains")) {
            return java.util.stream.IntStream.rangeClosed(0, letters.length())
                    .anyMatch(at -> begins(letters.substring(at), typed));
        }
        return begins(letters, typed);
    }

    private static boolean begins(String letters, String typed) {
        if (letters.length() < typed.length()) {
            return false;
        }
        for (int i = 0; i < typed.length(); i++) {
            String may = switch (typed.charAt(i)) {
                case 'a' -> "aåä";
                case 'o' -> "oö";
                default -> String.valueOf(typed.charAt(i));
            };
            if (may.indexOf(letters.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether each word that was asked for begins one of the words; a text is cut where neither letter nor digit is. */
    static boolean words(String text, String value) {
        List<String> words = split(text);
        return split(value).stream().allMatch(asked -> words.stream().anyMatch(word -> begins(word, asked)));
    }

    static List<String> split(String text) {
        return Stream.of(Letters.exact(text).split("[^\\p{L}\\p{Nd}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    // addresses and references

    private static boolean uri(String modifier, String uri, String value) {
        return switch (modifier) {
            case "below" -> uri.equals(value) || uri.startsWith(value + "/");
            case "above" -> uri.equals(value) || value.startsWith(uri + "/");
            default -> uri.equals(value);
        };
    }

    private static boolean reference(String modifier, Base found, String value) {
        if (modifier.equals("identifier")) {
            return found instanceof Reference reference
                    && reference.hasIdentifier()
                    && token("", reference.getIdentifier(), value);
        }
        String text = found instanceof Reference reference ? or(reference.getReference()) : or(found.primitiveValue());
        String relative = text.replace(OracleTest.BASE + "/", "");
        if (found instanceof Reference) {
            String wanted = value.replace(OracleTest.BASE + "/", "");
            return wanted.contains("/")
                    ? relative.equals(wanted)
                    : relative.endsWith("/" + wanted) && relative.startsWith(modifier);
        }
        return value.contains("|") ? text.equals(value) : text.split("\\|", -1)[0].equals(value);
    }

    // dates

    /** @param low first instant, @param high last instant; null = open */
    record Stretch(@Nullable Instant low, @Nullable Instant high) {}

    private static Stretch stretch(String date) {
        OffsetDateTime low;
        OffsetDateTime next;
        if (date.length() == 4) {
            low = Year.parse(date).atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC);
            next = low.plusYears(1);
        } else if (date.length() == 7) {
            low = YearMonth.parse(date).atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC);
            next = low.plusMonths(1);
        } else if (date.length() == 10) {
            low = LocalDate.parse(date).atStartOfDay().atOffset(ZoneOffset.UTC);
            next = low.plusDays(1);
        } else {
            low = OffsetDateTime.parse(date);
            next = date.contains(".") ? low.plusNanos(1_000_000) : low.plusSeconds(1);
        }
        return new Stretch(low.toInstant(), next.toInstant().minusMillis(1));
    }

    static Stretch bounds(Base found) {
        if (found instanceof Period period) {
            Instant low = period.hasStart()
                    ? stretch(period.getStartElement().getValueAsString()).low()
                    : null;
            Instant high = period.hasEnd()
                    ? stretch(period.getEndElement().getValueAsString()).high()
                    : null;
            return new Stretch(low, high);
        }
        return stretch(((BaseDateTimeType) found).getValueAsString());
    }

    static boolean overlaps(Period period, String day) {
        return date(bounds(period), "ge" + day) && date(bounds(period), "le" + day);
    }

    private static boolean date(Stretch found, String value) {
        String prefix = Character.isLetter(value.charAt(0)) ? value.substring(0, 2) : "eq";
        Stretch asked = stretch(Character.isLetter(value.charAt(0)) ? value.substring(2) : value);
        Instant low = found.low == null ? Instant.MIN : found.low;
        Instant high = found.high == null ? Instant.MAX : found.high;
        boolean inside = !low.isBefore(asked.low) && !high.isAfter(asked.high);
        Duration gap = Duration.between(asked.low, OracleTest.THEN).abs().dividedBy(10);
        return switch (prefix) {
            case "ap" -> !low.isAfter(asked.high.plus(gap)) && !high.isBefore(asked.low.minus(gap));
            case "eq" -> inside;
            case "ne" -> !inside;
            case "gt" -> high.isAfter(asked.high);
            case "lt" -> low.isBefore(asked.low);
            case "ge" -> !high.isBefore(asked.low);
            case "le" -> !low.isAfter(asked.high);
            case "sa" -> low.isAfter(asked.high);
            case "eb" -> high.isBefore(asked.low);
            default -> throw new IllegalArgumentException(prefix);
        };
    }

    // numbers

    private static boolean number(BigDecimal low, BigDecimal high, String value) {
        String prefix = Character.isLetter(value.charAt(0)) ? value.substring(0, 2) : "eq";
        BigDecimal asked = new BigDecimal(Character.isLetter(value.charAt(0)) ? value.substring(2) : value);
        BigDecimal half = new BigDecimal(java.math.BigInteger.valueOf(5), asked.scale() + 1);
        boolean inside = low.compareTo(asked.subtract(half)) >= 0 && high.compareTo(asked.add(half)) < 0;
        BigDecimal slack = half.max(asked.abs().movePointLeft(1));
        return switch (prefix) {
            case "ap" -> high.compareTo(asked.subtract(slack)) >= 0 && low.compareTo(asked.add(slack)) <= 0;
            case "eq" -> inside;
            case "ne" -> !inside;
            case "gt" -> high.compareTo(asked) > 0;
            case "lt" -> low.compareTo(asked) < 0;
            case "ge" -> high.compareTo(asked) >= 0;
            case "le" -> low.compareTo(asked) <= 0;
            case "sa" -> low.compareTo(asked) > 0;
            case "eb" -> high.compareTo(asked) < 0;
            default -> throw new IllegalArgumentException(prefix);
        };
    }

    private static boolean quantity(Base found, String value) {
        String[] parts = value.split("\\|", -1);
        Quantity unit;
        BigDecimal low;
        BigDecimal high;
        if (found instanceof Range range) {
            unit = range.hasLow() ? range.getLow() : range.getHigh();
            low = range.hasLow() ? range.getLow().getValue() : FAR.negate();
            high = range.hasHigh() ? range.getHigh().getValue() : FAR;
        } else {
            unit = (Quantity) found;
            low = unit.getValue();
            high = low;
        }
        if (parts.length == 3) {
            boolean system = parts[1].isEmpty() || parts[1].equals(unit.getSystem());
            boolean code = parts[2].isEmpty()
                    || parts[2].equals(unit.getCode())
                    || (parts[1].isEmpty() && parts[2].equals(unit.getUnit()));
            if (!system || !code) {
                return false;
            }
        }
        return number(low, high, parts[0]);
    }

    private static boolean near(LocationPositionComponent position, String value) {
        String[] parts = value.split("\\|", -1);
        double distance = kilometres(
                position.getLatitude().doubleValue(),
                position.getLongitude().doubleValue(),
                Double.parseDouble(parts[0]),
                Double.parseDouble(parts[1]));
        return distance <= Double.parseDouble(parts[2]);
    }

    /** Spherical law of cosines. */
    static double kilometres(double lat1, double lon1, double lat2, double lon2) {
        double a = Math.toRadians(lat1);
        double b = Math.toRadians(lat2);
        double cosine = Math.sin(a) * Math.sin(b) + Math.cos(a) * Math.cos(b) * Math.cos(Math.toRadians(lon1 - lon2));
        return 6371.0088 * Math.acos(Math.min(1, cosine));
    }

    // order

    /** What a resource is sorted by: texts and numbers, compared one after the other. */
    record Key(List<Comparable<Object>> parts) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int order = 0;
            for (int i = 0; order == 0 && i < parts.size(); i++) {
                order = parts.get(i).compareTo(other.parts.get(i));
            }
            return order;
        }
    }

    static @Nullable Key extreme(SearchParamType type, List<Base> values, boolean greatest) {
        Stream<Key> keys = values.stream().flatMap(value -> keys(type, value).stream());
        return (greatest ? keys.max(Comparator.naturalOrder()) : keys.min(Comparator.naturalOrder())).orElse(null);
    }

    @SuppressWarnings("unchecked")
    private static Key key(Object... parts) {
        List<Comparable<Object>> list = new ArrayList<>();
        for (Object part : parts) {
            list.add((Comparable<Object>) part);
        }
        return new Key(list);
    }

    private static List<Key> keys(SearchParamType type, Base value) {
        return switch (type) {
            case TOKEN ->
                tokens(value).stream()
                        .map(token -> key(token.code, token.system, token.text, type(token, true), type(token, false)))
                        .toList();
            case STRING ->
                texts(value).stream()
                        .map(text -> key(SwedishOrder.key(text), text))
                        .toList();
            case URI -> List.of(key(or(value.primitiveValue())));
            case REFERENCE -> List.of(referenceKey(value));
            case DATE -> {
                Stretch stretch = bounds(value);
                yield List.of(key(
                        stretch.low == null ? Instant.MIN : stretch.low,
                        stretch.high == null ? Instant.MAX : stretch.high));
            }
            case NUMBER -> List.of(key(new BigDecimal(value.primitiveValue())));
            default -> throw new IllegalArgumentException(type.toCode());
        };
    }

    /** The random directory gives an identifier one type at most. */
    private static String type(Token token, boolean system) {
        if (token.types.isEmpty()) {
            return "";
        }
        Coding type = token.types.get(0);
        return or(system ? type.getSystem() : type.getCode());
    }

    private static Key referenceKey(Base value) {
        if (value instanceof Reference reference) {
            return key(
                    or(reference.getReference()),
                    "",
                    or(reference.getIdentifier().getSystem()),
                    or(reference.getIdentifier().getValue()));
        }
        String[] parts = or(value.primitiveValue()).split("\\|", -1);
        return key(parts[0], parts.length > 1 ? parts[1] : "", "", "");
    }
}
