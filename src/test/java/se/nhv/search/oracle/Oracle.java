package se.nhv.search.oracle;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.fhirpath.IFhirPath;
import ca.uhn.fhir.fhirpath.IFhirPathEvaluationContext;
import ca.uhn.fhir.util.FhirTerser;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OrganizationAffiliation;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.SearchParameter;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;

/** Search by looking at every resource, one parameter after the other. */
final class Oracle {
    /** Types whose values name something and are not read. */
    private static final Set<String> ADDRESSES = Set.of("uri", "url", "canonical", "id", "oid", "uuid", "xhtml");

    private final Definitions definitions;
    private final Map<String, Resource> byReference = new LinkedHashMap<>();
    private final IFhirPath path;
    private final FhirTerser terser;
    private final Map<Resource, Map<String, List<Base>>> cache = new IdentityHashMap<>();
    private final Map<String, IFhirPath.IParsedExpression> parsed;

    Oracle(
            FhirContext context,
            Definitions definitions,
            Map<String, IFhirPath.IParsedExpression> parsed,
            List<Resource> resources) {
        this.definitions = definitions;
        this.parsed = parsed;
        resources.forEach(resource -> byReference.put(reference(resource), resource));
        this.path = context.newFhirPath();
        this.terser = context.newTerser();
        this.path.setEvaluationContext(new IFhirPathEvaluationContext() {
            @Override
            public IBase resolveReference(IIdType id, @Nullable IBase context) {
                Resource found = byReference.get(id.toUnqualifiedVersionless().getValue());
                return found == null ? new StringType("nothing") : found;
            }
        });
    }

    static String reference(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }

    List<Resource> all(String type) {
        return byReference.values().stream()
                .filter(resource -> resource.fhirType().equals(type))
                .toList();
    }

    /** {@code Type/id} of the resources of the types that answer, in the order of the keys, then of type and id. */
    List<String> find(Collection<String> types, Asked asked, List<String> sort) {
        return types.stream()
                .flatMap(type -> all(type).stream())
                .filter(resource -> answers(resource, asked))
                .sorted(order(sort))
                .map(Oracle::reference)
                .toList();
    }

    /** What is asked of each resource. */
    record Asked(List<RandomQuery.Test> tests, RandomQuery.@Nullable Condition filter) {}

    private boolean answers(Resource resource, Asked asked) {
        return asked.tests.stream().allMatch(test -> meets(resource, test))
                && (asked.filter == null || asked.filter.holds(test -> meets(resource, test)));
    }

    /** {@code Type/id#local} of the resources of the type inside others that answer. */
    List<String> findContained(String type, Asked asked) {
        List<String> found = new ArrayList<>();
        for (Resource container : byReference.values()) {
            for (Resource resource : ((DomainResource) container).getContained()) {
                if (resource.fhirType().equals(type) && answers(resource, asked)) {
                    found.add(
                            reference(container) + "#" + resource.getIdElement().getIdPart());
                }
            }
        }
        return found;
    }

    /** The elements that the published expression leads to. */
    List<Base> values(Resource resource, String name) {
        return cache.computeIfAbsent(resource, any -> new HashMap<>())
                .computeIfAbsent(name, any -> evaluate(resource, name));
    }

    private List<Base> evaluate(Resource resource, String name) {
        SearchParameter definition = definition(resource.fhirType(), name);
        String expression = Definitions.expression(definition, resource.fhirType());
        return branches(resource, expression);
    }

    /** Branch by branch: HAPI's union compares quantities, and lacks the units for that. */
    private List<Base> branches(Base focus, String expression) {
        List<Base> values = new ArrayList<>();
        for (String branch : expression.split("\\|")) {
            values.addAll(path.evaluate(focus, parse(branch.strip()), Base.class));
        }
        return values.stream().filter(value -> !value.isEmpty()).toList();
    }

    private IFhirPath.IParsedExpression parse(String expression) {
        return parsed.computeIfAbsent(expression, text -> {
            try {
                return path.parse(text);
            } catch (Exception broken) {
                throw new IllegalArgumentException(text, broken);
            }
        });
    }

    SearchParameter definition(String type, String name) {
        SearchParameter definition = definitions.find(type, name);
        if (definition == null) {
            throw new IllegalArgumentException(type + " " + name);
        }
        return definition;
    }

    boolean meets(Resource resource, RandomQuery.Test test) {
        if (test.has() != null) {
            return byReference.containsValue(resource) // what lives inside another can only be pointed to from there
                    && all(test.has()).stream()
                            .filter(source -> values(source, test.parameter()).stream()
                                    .anyMatch(value -> pointsTo(value, resource)))
                            .anyMatch(source -> test.inner() != null && meets(source, test.inner()));
        }
        if (test.inner() != null) {
            return values(resource, test.parameter()).stream()
                    .flatMap(value -> Stream.concat(targets(value).stream(), inside(resource, value)))
                    .filter(target ->
                            test.target().isEmpty() || target.fhirType().equals(test.target()))
                    .anyMatch(target -> knows(target, test.inner()) && meets(target, test.inner()));
        }
        return meetsPlain(resource, test);
    }

    private boolean knows(Resource resource, RandomQuery.Test test) {
        return test.has() != null || definitions.find(resource.fhirType(), test.parameter()) != null;
    }

    private boolean meetsPlain(Resource resource, RandomQuery.Test test) {
        if (test.modifier().equals("missing")) {
            return isMissing(resource, test.parameter()) == test.values().get(0).equals("true");
        }
        boolean any = test.values().stream().anyMatch(value -> meetsValue(resource, test, value));
        return Set.of("not", "not-in", "ne").contains(test.modifier()) != any;
    }

    private boolean isMissing(Resource resource, String name) {
        if (name.equals("valid-on")) {
            OrganizationAffiliation affiliation = (OrganizationAffiliation) resource;
            return affiliation.hasActive() && !affiliation.getActive();
        }
        if (name.equals("_text") || name.equals("_content")) {
            return Matching.split(words(resource, name)).isEmpty();
        }
        return values(resource, name).isEmpty();
    }

    private boolean meetsValue(Resource resource, RandomQuery.Test test, String value) {
        if (test.parameter().equals("valid-on")) {
            OrganizationAffiliation affiliation = (OrganizationAffiliation) resource;
            boolean active = !affiliation.hasActive() || affiliation.getActive();
            return active && (!affiliation.hasPeriod() || Matching.overlaps(affiliation.getPeriod(), value));
        }
        if (test.parameter().equals("_text") || test.parameter().equals("_content")) {
            return Matching.words(words(resource, test.parameter()), value);
        }
        if (test.modifier().equals("in") || test.modifier().equals("not-in")) {
            return values(resource, test.parameter()).stream().anyMatch(found -> isIn(found, value));
        }
        SearchParameter definition = definition(resource.fhirType(), test.parameter());
        if (definition.getType() == SearchParamType.REFERENCE && test.modifier().equals("above")) {
            return values(resource, test.parameter()).stream()
                    .flatMap(found -> targets(found).stream())
                    .map(Oracle::reference)
                    .anyMatch(target -> byReference.containsKey(value)
                            && isBelow(byReference.get(value), target, new LinkedHashSet<>()));
        }
        if (definition.getType() == SearchParamType.REFERENCE && test.modifier().equals("below")) {
            return values(resource, test.parameter()).stream()
                    .flatMap(found -> targets(found).stream())
                    .anyMatch(target -> isBelow(target, value, new LinkedHashSet<>()));
        }
        if (definition.getType() == SearchParamType.COMPOSITE) {
            return values(resource, test.parameter()).stream()
                    .anyMatch(element -> meetsParts(resource.fhirType(), definition, element, value));
        }
        return values(resource, test.parameter()).stream()
                .anyMatch(found -> Matching.matches(definition.getType(), test.modifier(), found, value));
    }

    /** Whether the value set of the random directory, one code or all codes below one, has a code of the element. */
    private boolean isIn(Base found, String valueSet) {
        ValueSet set = all("ValueSet").stream()
                .map(ValueSet.class::cast)
                .filter(each -> valueSet.equals(each.getUrl()) || valueSet.equals(reference(each)))
                .findFirst()
                .orElseThrow();
        var include = set.getCompose().getIncludeFirstRep();
        boolean below = include.hasFilter();
        String code = below
                ? include.getFilterFirstRep().getValue()
                : include.getConceptFirstRep().getCode();
        return Matching.tokens(found).stream()
                .anyMatch(token -> token.system().equals(include.getSystem())
                        && (token.code().equals(code) || (below && token.code().startsWith(code + "."))));
    }

    /** The narrative as a reader sees it, or all texts of the resource. */
    private String words(Resource resource, String name) {
        String narrative = resource instanceof DomainResource told && told.hasText()
                ? told.getText()
                        .getDivAsString()
                        .replaceAll("<[^>]*>", " ")
                        .replace("&amp;", " ")
                        .replace("&#246;", "ö")
                : "";
        if (name.equals("_text")) {
            return narrative;
        }
        StringBuilder all = new StringBuilder(narrative);
        for (PrimitiveType<?> found : terser.getAllPopulatedChildElementsOfType(resource, PrimitiveType.class)) {
            if (!ADDRESSES.contains(found.fhirType())) {
                all.append(' ').append(found.primitiveValue());
            }
        }
        return all.toString();
    }

    /** The resource itself or one of its ancestors has the id. */
    private boolean isBelow(Resource resource, String ancestor, Set<String> seen) {
        if (reference(resource).equals(ancestor)) {
            return true;
        }
        return seen.add(reference(resource))
                && values(resource, "partof").stream()
                        .flatMap(value -> targets(value).stream())
                        .anyMatch(parent -> isBelow(parent, ancestor, seen));
    }

    private boolean meetsParts(String type, SearchParameter composite, Base element, String value) {
        String[] parts = value.split("\\$", -1);
        for (int i = 0; i < parts.length; i++) {
            var component = composite.getComponent().get(i);
            SearchParameter part = definitions.byUrl(component.getDefinition());
            String wanted = parts[i];
            boolean met = branches(element, component.getExpression()).stream()
                    .anyMatch(found -> Matching.matches(part.getType(), "", found, wanted));
            if (!met) {
                return false;
            }
        }
        return parts.length == composite.getComponent().size();
    }

    /** The resources that a reference or a canonical address means. */
    List<Resource> targets(Base value) {
        String text = value instanceof Reference reference ? reference.getReference() : value.primitiveValue();
        if (text == null) {
            return List.of();
        }
        String relative = text.startsWith(OracleTest.BASE + "/") ? text.substring(OracleTest.BASE.length() + 1) : text;
        Resource direct =
                byReference.get(new IdType(relative).toUnqualifiedVersionless().getValue());
        if (direct != null) {
            return List.of(direct);
        }
        String[] canonical = text.split("\\|", -1);
        List<Resource> found = new ArrayList<>();
        for (Resource resource : byReference.values()) {
            boolean same = definitions.find(resource.fhirType(), "url") != null
                    && values(resource, "url").stream().anyMatch(url -> canonical[0].equals(url.primitiveValue()))
                    && (canonical.length < 2
                            || values(resource, "version").stream()
                                    .anyMatch(version -> canonical[1].equals(version.primitiveValue())));
            if (same) {
                found.add(resource);
            }
        }
        return found;
    }

    /** What a reference means that does not leave the resource. */
    private static Stream<Resource> inside(Resource resource, Base value) {
        return ((DomainResource) resource)
                .getContained().stream()
                        .filter(contained -> value instanceof Reference reference
                                && ("#" + contained.getIdElement().getIdPart()).equals(reference.getReference()));
    }

    private boolean pointsTo(Base value, Resource resource) {
        return targets(value).contains(resource);
    }

    /** What comes along: {@code Source:parameter}, forward or reverse, followed from what came along when iterate is said. */
    Set<String> included(List<String> matches, List<RandomQuery.Include> includes) {
        Set<String> found = new LinkedHashSet<>(matches);
        List<String> from = new ArrayList<>(matches);
        boolean first = true;
        while (!from.isEmpty()) {
            List<String> next = new ArrayList<>();
            for (RandomQuery.Include include : includes) {
                if (first || include.iterate()) {
                    from.forEach(each -> step(byReference.get(each), include).forEach(next::add));
                }
            }
            next.removeIf(each -> !found.add(each));
            from = next;
            first = false;
        }
        found.removeAll(matches);
        return found;
    }

    private List<String> step(Resource from, RandomQuery.Include include) {
        List<String> found = new ArrayList<>();
        if (!include.reverse() && include.source().equals(from.fhirType())) {
            values(from, include.parameter())
                    .forEach(value -> targets(value).forEach(target -> found.add(reference(target))));
        } else if (include.reverse()) {
            for (Resource source : all(include.source())) {
                if (values(source, include.parameter()).stream().anyMatch(value -> pointsTo(value, from))) {
                    found.add(reference(source));
                }
            }
        }
        return found;
    }

    private Comparator<Resource> order(List<String> sort) {
        Comparator<Resource> order = (a, b) -> 0;
        for (String key : sort) {
            boolean descending = key.startsWith("-");
            String name = descending ? key.substring(1) : key;
            Comparator<Matching.Key> keys = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
            order = order.thenComparing(
                    resource -> Matching.extreme(
                            definition(resource.fhirType(), name).getType(), values(resource, name), descending),
                    Comparator.nullsLast(keys));
        }
        return order.thenComparing(Resource::fhirType)
                .thenComparing(resource -> resource.getIdElement().getIdPart());
    }
}
