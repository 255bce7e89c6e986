package se.nhv.terminology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.Canonical;
import se.nhv.terminology.set.CompiledSet;
import se.nhv.terminology.set.SystemUse;
import se.nhv.terminology.set.SystemView;

/** What an expansion tells of how it came about: the parameters that had a say, and the resources that were used. Pure. */
final class ExpansionParameters {
    private ExpansionParameters() {}

    /** The language preference in force: the request's, else the value set's own, else the header's, else its language. */
    static Languages languages(ExpandRequest request, ValueSet set) {
        if (!request.languages().isNone()) {
            return request.languages();
        }
        Languages own = Languages.parse(CompiledSet.parameter(set, "displayLanguage"));
        if (!own.isNone()) {
            return own;
        }
        return request.header().isNone() ? Languages.parse(set.getLanguage()) : request.header();
    }

    /** @param found in which words the filter was searched, where they are not the typed ones */
    static List<Expansion.Parameter> of(
            ExpandRequest request, CompiledSet set, Languages languages, CodeSearch.Found found) {
        List<Expansion.Parameter> all = new ArrayList<>();
        asked(request, all);
        if (!found.corrected().isEmpty()) {
            add("filter-corrected", new StringType(String.join(" ", found.corrected())), all);
        }
        found.synonyms().forEach(other -> add("filter-synonym", new StringType(other), all));
        if (!languages.isNone()) {
            all.add(new Expansion.Parameter("displayLanguage", new CodeType(languages.text())));
        }
        Boolean match = set.versionsMatch();
        if (match != null) {
            all.add(new Expansion.Parameter("versionsMatch", new BooleanType(match)));
        }
        for (SystemUse use : set.uses()) {
            if (use.decidedBy() != null) {
                Canonical value = use.decidedBy().value();
                uri(use.decidedBy().parameter(), value.toString(), all);
            }
            if (use.view() != null) {
                used(use.view(), set.definition(), all);
            }
        }
        for (ValueSet imported : set.imported()) {
            uri("used-valueset", CompiledSet.name(imported), all);
            note(StatusNotes.of(imported, set.definition()), all);
        }
        note(StatusNotes.of(set.definition(), set.definition()), all);
        set.supplements().forEach(supplement -> uri("used-supplement", supplement, all));
        all.sort(Comparator.comparing(Expansion.Parameter::name));
        return all;
    }

    private static void asked(ExpandRequest request, List<Expansion.Parameter> all) {
        ExpandRequest.Shape shape = request.shape();
        add("activeOnly", bool(shape.activeOnly()), all);
        ExpandRequest.Circumstances found = request.circumstances();
        add("context", found.context() == null ? null : new UriType(found.context()), all);
        add("contextDirection", found.contextDirection() == null ? null : new CodeType(found.contextDirection()), all);
        add("date", found.date() == null ? null : new DateTimeType(found.date()), all);
        add("count", integer(request.page().count()), all);
        shape.designations().forEach(token -> add("designation", new StringType(token), all));
        add("excludeNested", bool(shape.excludeNested()), all);
        add("excludeNotForUI", bool(shape.excludeNotForUI()), all);
        add("excludePostCoordinated", bool(shape.excludePostCoordinated()), all);
        request.excludedSystems().forEach(system -> uri("exclude-system", system.toString(), all));
        add("filter", request.filter() == null ? null : new StringType(request.filter()), all);
        add("includeDefinition", bool(shape.includeDefinition()), all);
        add("includeDesignations", bool(shape.includeDesignations()), all);
        add("offset", integer(request.page().offset()), all);
    }

    private static void used(SystemView view, ValueSet asked, List<Expansion.Parameter> all) {
        String canonical = view.base().header().canonical();
        uri("used-codesystem", canonical, all);
        if (view.base().header().isFragment()) {
            uri("used-fragment", canonical, all);
        }
        note(StatusNotes.of(view.base().header(), asked), all);
    }

    private static void note(Optional<StatusNotes.Note> note, List<Expansion.Parameter> all) {
        note.ifPresent(told -> uri("warning-" + told.kind(), told.canonical(), all));
    }

    private static void uri(String name, String value, List<Expansion.Parameter> all) {
        boolean there = all.stream()
                .anyMatch(other -> other.name().equals(name)
                        && Objects.equals(other.value().primitiveValue(), value));
        if (!there) {
            all.add(new Expansion.Parameter(name, new UriType(value)));
        }
    }

    private static void add(String name, @Nullable Type value, List<Expansion.Parameter> all) {
        if (value != null) {
            all.add(new Expansion.Parameter(name, value));
        }
    }

    private static @Nullable Type bool(@Nullable Boolean value) {
        return value == null ? null : new BooleanType(value);
    }

    private static @Nullable Type integer(@Nullable Integer value) {
        return value == null ? null : new IntegerType(value);
    }
}
