package se.nhv.search.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.SearchParameter;
import org.jspecify.annotations.Nullable;
import se.nhv.search.parameter.SearchParameters;
import se.nhv.search.query.SearchRequest.Argument;

/** A search made up from a directory: mostly values that are in it, sometimes values that are not. */
final class RandomQuery {
    static final List<String> TYPES = List.of(
            "Organization",
            "Location",
            "HealthcareService",
            "OrganizationAffiliation",
            "PlanDefinition",
            "Practitioner",
            "PractitionerRole",
            "Endpoint",
            "ValueSet");

    private static final Set<String> LEFT_OUT = Set.of("_query");
    private static final Map<String, String> OPERATORS = Map.of(
            "",
            "eq",
            "missing",
            "pr",
            "contains",
            "co",
            "below",
            "sb",
            "above",
            "ss",
            "in",
            "in",
            "not-in",
            "ni",
            "not",
            "ne");

    /** Of texts, and of {@code _filter} alone. */
    private static final List<String> TEXT_OPERATORS = List.of("eq", "ne", "ew");

    private static final Set<String> TEXTS = Set.of(
            "name",
            "address",
            "address-city",
            "address-country",
            "address-postalcode",
            "address-state",
            "family",
            "given",
            "phonetic",
            "title",
            "description",
            "publisher");
    private static final List<String> PREFIXES = List.of("", "eq", "ne", "gt", "lt", "ge", "le", "sa", "eb", "ap");

    /**
     * One condition.
     *
     * @param target of a chain: the type in its modifier, empty for none
     * @param inner what the resource at the other end must meet; null when there is no other end
     * @param has the type that points here; null when it is no reverse chain
     */
    record Test(
            String parameter,
            String modifier,
            List<String> values,
            String target,
            @Nullable Test inner,
            @Nullable String has) {

        String name() {
            if (has != null && inner != null) {
                return "_has:" + has + ":" + parameter + ":" + inner.name();
            }
            if (inner != null) {
                return parameter + (target.isEmpty() ? "" : ":" + target) + "." + inner.name();
            }
            return parameter + (modifier.isEmpty() ? "" : ":" + modifier);
        }

        private Test last() {
            return inner == null ? this : inner.last();
        }

        /** Whether {@code _filter} can say it in one test: a chain, no reverse chain, one value, a modifier with an operator. */
        boolean fitsFilter() {
            boolean here = has == null && target.isEmpty();
            return inner == null
                    ? here
                            && values.size() == 1
                            && OPERATORS.containsKey(modifier)
                            && !values.get(0).contains("\"")
                    : here && inner.fitsFilter();
        }

        private String filter() {
            Test last = last();
            String path =
                    name().substring(0, name().length() - (last.modifier.isEmpty() ? 0 : last.modifier.length() + 1));
            String value = last.values.get(0);
            String operator = OPERATORS.getOrDefault(last.modifier, last.modifier);
            if (last.modifier.isEmpty() && !last.prefix().isEmpty()) {
                operator = last.prefix();
                value = value.substring(2);
            } else if (last.modifier.isEmpty() && last.isText()) {
                operator = "sw";
            } else if (last.modifier.equals("missing")) {
                value = value.equals("true") ? "false" : "true";
            }
            return path + " " + operator + " \"" + value + "\"";
        }

        private String prefix() {
            String value = values.get(0);
            boolean has = value.length() > 2
                    && value.substring(0, 2).matches("eq|ne|gt|lt|ge|le|sa|eb|ap")
                    && Character.isDigit(value.charAt(2));
            return has && !isText() ? value.substring(0, 2) : "";
        }

        private boolean isText() {
            return TEXTS.contains(parameter);
        }

        Argument argument() {
            Test last = this;
            while (last.inner != null) {
                last = last.inner;
            }
            return new Argument(name(), String.join(",", last.values));
        }
    }

    /** A {@code _filter}: one test, or several joined by and, or, and turned round by not. */
    interface Condition {
        String text();

        boolean holds(Predicate<Test> met);
    }

    private record Single(Test test) implements Condition {
        @Override
        public String text() {
            return test.filter();
        }

        @Override
        public boolean holds(Predicate<Test> met) {
            return met.test(test);
        }
    }

    private record Not(Condition of) implements Condition {
        @Override
        public String text() {
            return "not (" + of.text() + ")";
        }

        @Override
        public boolean holds(Predicate<Test> met) {
            return !of.holds(met);
        }
    }

    /** Two conditions; without brackets "and" binds stronger, so an "or" inside an "and" needs them. */
    private record Both(boolean and, Condition left, Condition right) implements Condition {
        @Override
        public String text() {
            return and ? in(left) + " and " + in(right) : left.text() + " or " + right.text();
        }

        private static String in(Condition part) {
            return part instanceof Both both && !both.and ? "(" + part.text() + ")" : part.text();
        }

        @Override
        public boolean holds(Predicate<Test> met) {
            return and ? left.holds(met) && right.holds(met) : left.holds(met) || right.holds(met);
        }
    }

    /** Null three times out of four: then there is no {@code _filter}. */
    @Nullable
    Condition condition(String type) {
        return chance(4) ? condition(type, 0) : null;
    }

    private Condition condition(String type, int depth) {
        if (depth < 3 && chance(2)) {
            return new Both(chance(2), condition(type, depth + 1), condition(type, depth + 1));
        }
        if (depth < 3 && chance(5)) {
            return new Not(condition(type, depth + 1));
        }
        Test test = test(type, 0);
        for (int i = 0; !test.fitsFilter() && i < 50; i++) {
            test = test(type, 0);
        }
        return new Single(test.fitsFilter() ? chanceOfTextOperator(test) : plain("_id", List.of("none")));
    }

    private static Test plain(String parameter, List<String> values) {
        return new Test(parameter, "", values, "", null, null);
    }

    private Test chanceOfTextOperator(Test test) {
        boolean text = test.inner == null && test.modifier.isEmpty() && test.isText();
        return text && chance(2) ? new Test(test.parameter, pick(TEXT_OPERATORS), test.values, "", null, null) : test;
    }

    record Include(String source, String parameter, boolean reverse, boolean iterate) {
        Argument argument() {
            return new Argument(
                    (reverse ? "_revinclude" : "_include") + (iterate ? ":iterate" : ""), source + ":" + parameter);
        }
    }

    private final RandomGenerator random;
    private final Oracle oracle;
    private final Definitions definitions;
    private final SearchParameters table;

    RandomQuery(RandomGenerator random, Oracle oracle, Definitions definitions, SearchParameters table) {
        this.random = random;
        this.oracle = oracle;
        this.definitions = definitions;
        this.table = table;
    }

    private boolean chance(int of) {
        return random.nextInt(of) == 0;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    String type() {
        return pick(TYPES);
    }

    /** The types of one search: one in its own address, or several, or all, in that of the register. */
    Scope scope() {
        return switch (random.nextInt(8)) {
            case 0 -> new Scope(List.copyOf(table.types()), true);
            case 1, 2 -> {
                Set<String> some = new TreeSet<>();
                for (int i = 1 + random.nextInt(3); i > 0; i--) {
                    some.add(type());
                }
                yield new Scope(List.copyOf(some), true);
            }
            default -> new Scope(List.of(type()), false);
        };
    }

    /**
     * Where a search looks.
     *
     * @param system whether it is asked of the whole register
     */
    record Scope(List<String> types, boolean system) {}

    /** How a search looks for resources inside others. */
    Inside inside() {
        return new Inside(
                pick(List.of("Organization", "Organization", "Practitioner", "Location")), chance(2), chance(2));
    }

    /**
     * A search with {@code _contained}.
     *
     * @param both whether resources by themselves are looked for too
     * @param alone whether the match is sent without what is around it
     */
    record Inside(String type, boolean both, boolean alone) {
        List<Argument> arguments() {
            return List.of(
                    new Argument("_contained", both ? "both" : "true"),
                    new Argument("_containedType", alone ? "contained" : "container"));
        }
    }

    /** Tests that mean something for each of the types. */
    List<Test> tests(List<String> types) {
        List<Test> tests = new ArrayList<>();
        for (int i = 0; i < 40 && tests.size() < 3 && !chance(4); i++) {
            Test test = test(pick(types), 0);
            if (types.stream().allMatch(type -> fits(type, test, types))) {
                tests.add(test);
            }
        }
        return tests;
    }

    private boolean fits(String type, Test test, List<String> types) {
        if (types.size() == 1) {
            return true;
        }
        if (test.has != null) {
            SearchParameter reference = definitions.find(test.has, test.parameter);
            return reference != null && targets(reference).contains(type);
        }
        SearchParameter own = definitions.find(type, test.parameter);
        List<SearchParameter> all = types.stream()
                .map(each -> definitions.find(each, test.parameter))
                .filter(Objects::nonNull)
                .toList();
        boolean same = own != null
                && all.stream()
                        .allMatch(each ->
                                each.getType() == own.getType() && targets(each).equals(targets(own)));
        return same;
    }

    List<Test> tests(String type) {
        List<Test> tests = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            tests.add(test(type, 0));
        }
        return tests;
    }

    private List<SearchParameter> parameters(String type) {
        return definitions.of(type).stream()
                .filter(parameter -> !LEFT_OUT.contains(parameter.getCode()))
                .toList();
    }

    private List<SearchParameter> references(String type) {
        return parameters(type).stream()
                .filter(parameter -> parameter.getType() == SearchParamType.REFERENCE)
                .toList();
    }

    private static List<String> targets(SearchParameter reference) {
        return reference.getTarget().stream()
                .map(target -> target.getCode())
                .filter(TYPES::contains)
                .toList();
    }

    private Test test(String type, int depth) {
        if (depth < 3 && chance(4)) {
            Test far = chance(2) ? chain(type, depth) : has(type, depth);
            if (far != null) {
                return far;
            }
        }
        SearchParameter parameter = pick(parameters(type));
        if (chance(10)
                && !parameter.getCode().equals("valid-on")
                && !parameter.getCode().equals("near")) {
            return plain(parameter, "missing", List.of(pick(List.of("true", "false"))));
        }
        if (isWords(parameter)) {
            return plain(parameter, "", List.of(words()));
        }
        String modifier = modifier(type, parameter);
        List<String> values = new ArrayList<>();
        for (int i = 1 + random.nextInt(3) / 2; i > 0; i--) {
            values.add(value(type, parameter, modifier));
        }
        return plain(parameter, modifier, values);
    }

    private static boolean isWords(SearchParameter parameter) {
        return parameter.getCode().equals("_text") || parameter.getCode().equals("_content");
    }

    private String words() {
        String first = prefix(pick(RandomDirectory.WORDS)).strip();
        return chance(3) ? first + " " + prefix(pick(RandomDirectory.WORDS)).strip() : first;
    }

    private static Test plain(SearchParameter parameter, String modifier, List<String> values) {
        return new Test(parameter.getCode(), modifier, values, "", null, null);
    }

    private @Nullable Test chain(String type, int depth) {
        List<SearchParameter> references = references(type);
        if (references.isEmpty()) {
            return null;
        }
        SearchParameter reference = pick(references);
        List<String> targets = targets(reference);
        if (targets.isEmpty()) {
            return null;
        }
        String target = pick(targets);
        boolean said = targets.size() > 1 || chance(2);
        return new Test(reference.getCode(), "", List.of(), said ? target : "", test(target, depth + 1), null);
    }

    private @Nullable Test has(String type, int depth) {
        String source = type();
        List<SearchParameter> references = references(source).stream()
                .filter(reference -> targets(reference).contains(type))
                .toList();
        return references.isEmpty()
                ? null
                : new Test(pick(references).getCode(), "", List.of(), "", test(source, depth + 1), source);
    }

    private String modifier(String type, SearchParameter parameter) {
        boolean coded = List.of("service-type", "specialty", "role", "topic", "type", "program")
                .contains(parameter.getCode());
        return switch (parameter.getType()) {
            case TOKEN ->
                parameter.getCode().equals("identifier") && chance(4)
                        ? "of-type"
                        : coded && chance(3)
                                ? pick(List.of("below", "above", "text", "in", "not-in"))
                                : chance(6) ? "not" : "";
            case STRING -> pick(List.of("", "", "contains", "exact"));
            case URI -> pick(List.of("", "", "below", "above"));
            case REFERENCE ->
                hierarchical(type, parameter) && chance(3)
                        ? pick(List.of("below", "above"))
                        : isReference(type, parameter) && !targets(parameter).isEmpty() && chance(4)
                                ? chance(2) ? "identifier" : pick(targets(parameter))
                                : "";
            default -> "";
        };
    }

    private static boolean hierarchical(String type, SearchParameter parameter) {
        String target = targets(parameter).size() == 1 ? targets(parameter).get(0) : "";
        return parameter.getTarget().size() == 1 && (target.equals("Organization") || target.equals("Location"));
    }

    private boolean isReference(String type, SearchParameter parameter) {
        return example(type, parameter) instanceof Reference;
    }

    private @Nullable Base example(String type, SearchParameter parameter) {
        List<Resource> all = oracle.all(type);
        for (int i = 0; i < 6 && !all.isEmpty(); i++) {
            List<Base> values = oracle.values(pick(all), parameter.getCode());
            if (!values.isEmpty()) {
                return pick(values);
            }
        }
        return null;
    }

    private String value(String type, SearchParameter parameter, String modifier) {
        return switch (parameter.getType()) {
            case TOKEN -> token(type, parameter, modifier);
            case STRING -> text(example(type, parameter), modifier);
            case URI -> uri(example(type, parameter), modifier);
            case REFERENCE -> reference(type, parameter, modifier);
            case DATE -> pick(PREFIXES) + pick(RandomDirectory.DATES);
            case NUMBER -> pick(PREFIXES) + pick(List.of("1", "2", "3", "4.0", "2.5", "1e0"));
            case QUANTITY -> quantity();
            case COMPOSITE -> composite(type, parameter);
            default -> parameter.getCode().equals("near") ? near() : pick(RandomDirectory.DATES);
        };
    }

    private String token(String type, SearchParameter parameter, String modifier) {
        if (modifier.equals("below") || modifier.equals("above")) {
            return RandomDirectory.OWN + "|" + pick(RandomDirectory.CODES);
        }
        if (modifier.equals("in") || modifier.equals("not-in")) {
            String set = "ValueSet/v" + random.nextInt(4);
            return chance(2) ? set : "https://nhv.example/test/" + set;
        }
        if (modifier.equals("of-type")) {
            return RandomDirectory.OWN + "|" + pick(RandomDirectory.CODES) + "|n" + random.nextInt(30);
        }
        if (modifier.equals("text")) {
            return prefix(pick(RandomDirectory.WORDS));
        }
        Base found = example(type, parameter);
        if (found instanceof CodeableConcept concept && concept.hasCoding()) {
            found = pick(concept.getCoding());
        }
        String system = "";
        List<String> bound =
                Objects.requireNonNull(table.find(type, parameter.getCode())).codes();
        String code = !bound.isEmpty() ? pick(bound) : chance(2) ? pick(RandomDirectory.CODES) : "true";
        if (found instanceof Coding coding && coding.hasCode()) {
            system = coding.hasSystem() ? coding.getSystem() : "";
            code = coding.getCode();
        } else if (found instanceof Identifier identifier) {
            system = identifier.hasSystem() ? identifier.getSystem() : "";
            code = identifier.getValue();
        } else if (found != null && found.isPrimitive()) {
            code = parameter.getCode().equals("_id")
                    ? found.primitiveValue().replaceAll(".*/", "")
                    : found.primitiveValue();
        } else if (bound.isEmpty() && (parameter.getCode().equals("telecom") || chance(5))) {
            code = "c" + random.nextInt(8);
        }
        return switch (random.nextInt(6)) {
            case 0 -> "|" + code;
            case 1 -> system.isEmpty() ? code : system + "|";
            case 2, 3 -> system.isEmpty() ? code : system + "|" + code;
            default -> code;
        };
    }

    private String prefix(String text) {
        String part = text.substring(0, Math.min(text.length(), 1 + random.nextInt(5)));
        return chance(2)
                ? part.toUpperCase(Locale.ROOT)
                : part.replace('ö', 'o').replace('å', 'a');
    }

    private String text(@Nullable Base found, String modifier) {
        String text = found != null && found.isPrimitive() ? found.primitiveValue() : pick(RandomDirectory.WORDS);
        if (modifier.equals("exact")) {
            return chance(3) ? text.toLowerCase(Locale.ROOT) : text;
        }
        String from = modifier.equals("contains") ? text.substring(random.nextInt(text.length())) : text;
        String value = prefix(from).strip();
        return value.isEmpty() ? "a" : value;
    }

    private String uri(@Nullable Base found, String modifier) {
        String uri = found == null ? "https://nhv.example/test/none" : String.valueOf(found.primitiveValue());
        return switch (modifier) {
            case "below" -> uri.substring(0, Math.max(uri.lastIndexOf('/'), 1));
            case "above" -> uri + "/x";
            default -> uri;
        };
    }

    private String reference(String type, SearchParameter parameter, String modifier) {
        if (modifier.equals("identifier")) {
            return chance(2) ? "n" + random.nextInt(30) : RandomDirectory.OWN + "|n" + random.nextInt(30);
        }
        Base found = example(type, parameter);
        if (!modifier.isEmpty() && TYPES.contains(modifier)) {
            List<Resource> all = oracle.all(modifier);
            return all.isEmpty() ? "none" : pick(all).getIdElement().getIdPart();
        }
        if (modifier.equals("below") || modifier.equals("above")) {
            String target = targets(parameter).get(0);
            return target + "/" + (target.equals("Location") ? "l" : "o") + random.nextInt(6);
        }
        if (found instanceof Reference reference
                && reference.hasReference()
                && !reference.getReference().startsWith("#")) {
            String relative = reference.getReference().replace(OracleTest.BASE + "/", "");
            return switch (random.nextInt(4)) {
                case 0 -> OracleTest.BASE + "/" + relative;
                case 1 -> parameter.getTarget().size() == 1 ? relative.substring(relative.indexOf('/') + 1) : relative;
                default -> relative;
            };
        }
        if (found != null && found.isPrimitive()) {
            String canonical = found.primitiveValue();
            return chance(2) ? canonical : canonical.split("\\|", -1)[0];
        }
        return "Organization/o" + random.nextInt(10);
    }

    private String quantity() {
        String number = pick(PREFIXES) + pick(List.of("10", "18", "20.5", "3.0", "39.9"));
        return switch (random.nextInt(3)) {
            case 0 -> number + "|http://unitsofmeasure.org|a";
            case 1 -> number + "||" + pick(List.of("a", "mo", "år"));
            default -> number;
        };
    }

    private String composite(String type, SearchParameter parameter) {
        String code = pick(List.of("", RandomDirectory.OWN + "|")) + pick(RandomDirectory.CODES);
        return code + "$"
                + (parameter.getCode().endsWith("quantity")
                        ? quantity()
                        : pick(List.of("", RandomDirectory.OWN + "|", RandomDirectory.OTHER + "|"))
                                + pick(RandomDirectory.CODES));
    }

    /** A distance that no place on the random grid has, to the metre. */
    private String near() {
        double latitude = 55 + random.nextInt(140) / 10.0;
        double longitude = 11 + random.nextInt(130) / 10.0;
        return latitude + "|" + longitude + "|" + pick(List.of("33.3331", "123.4567", "777.7771")) + "|km";
    }

    /** Keys that every type has. */
    List<String> sort(List<String> types) {
        List<String> sort = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            SearchParameter parameter = pick(parameters(types.get(0)));
            if (!types.stream().allMatch(type -> fits(type, plain(parameter, "", List.of()), types))) {
                continue;
            }
            boolean sortable = switch (parameter.getType()) {
                case COMPOSITE, SPECIAL, QUANTITY -> false;
                default -> !isWords(parameter);
            };
            if (sortable) {
                sort.add((chance(2) ? "-" : "") + parameter.getCode());
            }
        }
        return sort;
    }

    List<Include> includes(String type) {
        List<Include> includes = new ArrayList<>();
        List<SearchParameter> own = references(type);
        if (!own.isEmpty() && chance(2)) {
            includes.add(new Include(type, pick(own).getCode(), false, false));
        }
        if (chance(3)) {
            includes.add(new Include("Organization", "partof", false, true));
        }
        String source = type();
        List<SearchParameter> back = references(source).stream()
                .filter(reference -> targets(reference).contains(type))
                .toList();
        if (!back.isEmpty() && chance(2)) {
            includes.add(new Include(source, pick(back).getCode(), true, false));
        }
        return includes;
    }
}
