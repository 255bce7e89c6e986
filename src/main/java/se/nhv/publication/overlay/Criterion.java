package se.nhv.publication.overlay;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A node of an area's criteria tree. Immutable.
 *
 * @param linkId its code, unique in the register
 * @param parent the node above, null at the top
 * @param kind code of nhv-nodtyp
 * @param rule {@code all-of}, {@code any-of} or {@code at-least}; null for a leaf
 * @param threshold how many, with {@code at-least}
 * @param asked whether the questionnaire asks it
 * @param prefix the list marker in the document
 * @param sv our short text
 * @param en its translation, null until somebody has made it
 * @param source where it stands
 * @param quote excerpt of the source; null for the whole paragraph, empty for none
 * @param basis {@code text}, {@code page} or {@code editorial}
 * @param editorial whether something about the node is our own reading
 * @param remark what that reading is, in Swedish
 * @param cuts the criteria that a true answer takes away
 * @param concept the area, sub-area or sub-permit (nhv-omrade) that the node stands for or asks for
 * @param units decided number of units for the node
 * @param careLevel code of nhv-utforandeniva
 * @param when the nodes that must all be true for this action to apply
 * @param minAge completed years from which the action applies
 * @param maxAge completed years below which the action applies
 * @param onlyBelowAge the question counts below this age only; above it, and at unknown age, it holds back nothing
 */
public record Criterion(
        String linkId,
        @Nullable String parent,
        String kind,
        @Nullable String rule,
        @Nullable Integer threshold,
        boolean asked,
        @Nullable String prefix,
        String sv,
        @Nullable String en,
        String source,
        @Nullable String quote,
        String basis,
        boolean editorial,
        @Nullable String remark,
        List<String> cuts,
        @Nullable String concept,
        @Nullable Integer units,
        @Nullable String careLevel,
        List<String> when,
        @Nullable Integer minAge,
        @Nullable Integer maxAge,
        @Nullable Integer onlyBelowAge) {

    public Criterion {
        cuts = Lists.orEmpty(cuts);
        when = Lists.orEmpty(when);
    }

    public boolean is(String aKind) {
        return kind.equals(aKind);
    }

    /** Whether the node's value is part of its parent's: delimitations, actions, examples and advice are not. */
    public boolean counts() {
        return is("villkor") || is("tillaggskriterium") || is("delomrade");
    }

    public Optional<String> parentId() {
        return Optional.ofNullable(parent);
    }

    /** The same node; when it stands for one of the parts, with that part's number of units. */
    Criterion counted(List<Concept> parts) {
        Integer now = parts.stream()
                .filter(part -> part.code().equals(concept))
                .findFirst()
                .map(Concept::units)
                .orElse(units);
        return units == null || units.equals(now)
                ? this
                : new Criterion(
                        linkId,
                        parent,
                        kind,
                        rule,
                        threshold,
                        asked,
                        prefix,
                        sv,
                        en,
                        source,
                        quote,
                        basis,
                        editorial,
                        remark,
                        cuts,
                        concept,
                        now,
                        careLevel,
                        when,
                        minAge,
                        maxAge,
                        onlyBelowAge);
    }
}
