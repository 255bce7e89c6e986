package se.nhv.terminology.set;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetFilterComponent;
import org.jspecify.annotations.Nullable;
import se.nhv.terminology.code.CompiledSystem;
import se.nhv.terminology.code.Hierarchy;
import se.nhv.terminology.code.PropertyColumn;
import se.nhv.terminology.issue.Issue;
import se.nhv.terminology.issue.Message;
import se.nhv.terminology.issue.TxException;
import se.nhv.terminology.issue.TxIssue;

/**
 * A value set's filter as a set of concepts (R4 valueset, compose.include.filter; R5's child-of and descendent-leaf too). Regular
 * expressions run in linear time and match the whole value.
 *
 * <p>Long because each filter operator of R4 is a short method.
 */
final class Filters {
    private static final String R5_OPERATOR =
            "http://hl7.org/fhir/5.0/StructureDefinition/extension-ValueSet.compose.include.filter.op";
    private static final String STANDARD = "http://hl7.org/fhir/concept-properties#";
    private static final List<String> STANDARD_PROPERTIES =
            List.of("inactive", "status", "notSelectable", "deprecated", "parent", "child", "definition");

    private final SystemView view;
    private final CompiledSystem system;
    private final String valueSet;
    private final Budget budget;

    Filters(SystemView view, String valueSet, Budget budget) {
        this.view = view;
        this.system = view.base();
        this.valueSet = valueSet;
        this.budget = budget;
    }

    /** The concepts that pass. {@code path} is where the filter stands, for errors. */
    BitSet concepts(ConceptSetFilterComponent filter, String path) {
        String operator = operator(filter);
        String property = String.valueOf(filter.getProperty());
        String value = filter.getValue();
        if (value == null || value.isEmpty()) {
            throw new TxException(
                    400,
                    Issue.error(
                                    IssueType.INVALID,
                                    TxIssue.VS_INVALID,
                                    Message.UNABLE_TO_HANDLE_SYSTEM_FILTER_WITH_NO_VALUE,
                                    system.header().url(),
                                    property,
                                    operator)
                            .at(path));
        }
        budget.spend(system.size());
        BitSet found = byConcept(property, operator, value);
        if (found == null) {
            found = byText(property, operator, value);
        }
        if (found == null) {
            throw notUnderstood(filter, operator, path);
        }
        return found;
    }

    private @Nullable BitSet byConcept(String property, String operator, String value) {
        boolean hierarchical = property.equals("concept") || property.equals("code");
        if (!hierarchical) {
            return null;
        }
        Hierarchy hierarchy = system.hierarchy();
        int concept = system.find(value);
        switch (operator) {
            case "is-a", "descendent-of", "is-not-a", "generalizes", "child-of", "descendent-leaf":
                requireHierarchy();
                break;
            default:
                return null;
        }
        if (concept < 0) {
            return operator.equals("is-not-a") ? system.all() : new BitSet();
        }
        switch (operator) {
            case "is-a":
                return with(hierarchy.descendants(concept), concept);
            case "descendent-of":
                return hierarchy.descendants(concept);
            case "is-not-a":
                return without(with(hierarchy.descendants(concept), concept));
            case "generalizes":
                return with(hierarchy.ancestors(concept), concept);
            case "child-of":
                return set(hierarchy.children(concept));
            default:
                BitSet below = hierarchy.descendants(concept);
                return where(below, number -> !hierarchy.hasChildren(number));
        }
    }

    private @Nullable BitSet byText(String property, String operator, String value) {
        Predicate<String> test = test(property, operator, value);
        if (test == null) {
            return null;
        }
        boolean negative = operator.equals("not-in") || (operator.equals("exists") && value.equals("false"));
        BitSet found;
        switch (property) {
            case "concept", "code":
                found = where(system.all(), concept -> test.test(system.code(concept)));
                break;
            case "display":
                found = where(system.all(), concept -> passes(test, system.display(concept)));
                break;
            case "definition":
                found = where(system.all(), concept -> passes(test, system.definition(concept)));
                break;
            default:
                found = byProperty(property, test);
        }
        return found == null || !negative ? found : without(found);
    }

    private @Nullable BitSet byProperty(String property, Predicate<String> test) {
        BitSet found = new BitSet();
        boolean known = STANDARD_PROPERTIES.contains(property);
        for (PropertyColumn column : view.base().properties()) {
            if (column.code().equals(property) || (known && (STANDARD + property).equals(column.uri()))) {
                found.or(column.where(test));
                known = true;
            }
        }
        for (CompiledSystem supplement : view.supplements()) {
            PropertyColumn column = supplement.property(property);
            if (column != null) {
                known = true;
                column.where(test).stream()
                        .map(number -> system.find(supplement.code(number)))
                        .filter(number -> number >= 0)
                        .forEach(found::set);
            }
        }
        if (property.equals("parent") || property.equals("child")) {
            Hierarchy hierarchy = system.hierarchy();
            boolean up = property.equals("parent");
            found.or(where(
                    system.all(),
                    concept -> IntStream.of(up ? hierarchy.parents(concept) : hierarchy.children(concept))
                            .anyMatch(other -> test.test(system.code(other)))));
        }
        return known ? found : null;
    }

    /** The positive test of an operator; not-in and a false exists are its complement. */
    private @Nullable Predicate<String> test(String property, String operator, String value) {
        switch (operator) {
            case "=":
                return value::equals;
            case "in", "not-in":
                List<String> values =
                        Arrays.stream(value.split(",", -1)).map(String::strip).toList();
                return values::contains;
            case "exists":
                return value.equals("true") || value.equals("false") ? any -> true : null;
            case "regex":
                Pattern pattern = pattern(property, value);
                return text -> pattern.matcher(text).matches();
            default:
                return null;
        }
    }

    private Pattern pattern(String property, String value) {
        budget.spend(RegexSize.of(value) * system.size());
        try {
            return Pattern.compile(value);
        } catch (PatternSyntaxException broken) {
            throw new TxException(
                    400,
                    Issue.error(
                            IssueType.INVALID,
                            TxIssue.VS_INVALID,
                            Message.VALUESET_BAD_FILTER_VALUE_VALID_REGEX,
                            property,
                            value,
                            broken.getDescription()));
        }
    }

    private void requireHierarchy() {
        int circular = system.hierarchy().circularAt();
        if (circular >= 0) {
            throw new TxException(
                    400,
                    Issue.error(
                            IssueType.BUSINESSRULE,
                            TxIssue.VS_INVALID,
                            Message.NHV_HIERARCHY_CIRCULAR,
                            system.header().canonical(),
                            system.code(circular)));
        }
    }

    private TxException notUnderstood(ConceptSetFilterComponent filter, String operator, String path) {
        return new TxException(
                400,
                Issue.error(
                                IssueType.INVALID,
                                TxIssue.VS_INVALID,
                                Message.FILTER_NOT_UNDERSTOOD,
                                String.valueOf(filter.getProperty()),
                                operator,
                                String.valueOf(filter.getValue()),
                                valueSet,
                                system.header().canonical())
                        .at(path));
    }

    private static String operator(ConceptSetFilterComponent filter) {
        var newer = filter.getOpElement().getExtensionByUrl(R5_OPERATOR);
        if (newer != null && newer.getValue() != null) {
            return String.valueOf(newer.getValue().primitiveValue());
        }
        return filter.getOp() == null ? "" : filter.getOp().toCode();
    }

    private BitSet without(BitSet unwanted) {
        BitSet rest = system.all();
        rest.andNot(unwanted);
        return rest;
    }

    private static boolean passes(Predicate<String> test, @Nullable String text) {
        return text != null && test.test(text);
    }

    private static BitSet with(BitSet concepts, int more) {
        concepts.set(more);
        return concepts;
    }

    private static BitSet set(int[] concepts) {
        BitSet found = new BitSet();
        Arrays.stream(concepts).forEach(found::set);
        return found;
    }

    private static BitSet where(BitSet concepts, IntPredicate test) {
        BitSet found = new BitSet();
        concepts.stream().filter(test).forEach(found::set);
        return found;
    }
}
