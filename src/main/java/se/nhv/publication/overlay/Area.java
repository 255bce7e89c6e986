package se.nhv.publication.overlay;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything editorial about one care area.
 *
 * @param slug its id for ever
 * @param en the English title, null until somebody has translated it
 * @param origin how it became what it is, in the source's word
 * @param evidence code of nhv-belagg
 * @param status FHIR publication status
 * @param process code of nhv-process, null when no source says
 * @param definitionKnown whether a source states the definition
 * @param decidedUnits the widest decided number, null when not stated
 * @param unitsSource label of the paragraph that states it, when a document does
 * @param minAge completed years that a patient must have reached, null without such a limit
 * @param maxAge completed years that a patient must not have reached, null without such a limit
 * @param ageRemark what the source says about age
 * @param effective FHIR date from which the area applies, null when unknown
 * @param description our own words, or an excerpt of {@code descriptionSource}; null for that whole paragraph
 * @param descriptionSource label of the paragraph that the description stands in
 * @param document id of the document that describes the area
 * @param page address of the page that describes it
 * @param unitsPage label of the paragraph of the page that states the number of units
 * @param otherwise what sources say otherwise than what stands here, in its order, nothing twice
 */
public record Area(
        String slug,
        String sv,
        @Nullable String en,
        String origin,
        String evidence,
        String status,
        @Nullable String process,
        boolean definitionKnown,
        @Nullable Integer decidedUnits,
        @Nullable String unitsSource,
        @Nullable Integer minAge,
        @Nullable Integer maxAge,
        @Nullable String ageRemark,
        @Nullable String effective,
        @Nullable String description,
        @Nullable String descriptionSource,
        @Nullable String document,
        @Nullable String page,
        @Nullable String unitsPage,
        List<String> notes,
        List<Lead> leads,
        List<String> addresses,
        List<Concept> concepts,
        List<Criterion> criteria,
        List<Trigger> triggers,
        List<Permit> permits,
        List<Otherwise> otherwise) {
    public Area {
        notes = Lists.orEmpty(notes);
        leads = Lists.orEmpty(leads);
        addresses = Lists.orEmpty(addresses);
        concepts = Lists.orEmpty(concepts);
        criteria = Lists.orEmpty(criteria);
        triggers = Lists.orEmpty(triggers);
        permits = Lists.orEmpty(permits);
        otherwise = Lists.orEmpty(otherwise).stream().distinct().sorted().toList();
    }

    /**
     * What documents say of an area: the part that an import may change.
     *
     * @param title the Swedish title
     */
    public record Facts(
            String title,
            @Nullable Integer decidedUnits,
            @Nullable String unitsSource,
            @Nullable String unitsPage,
            @Nullable String effective,
            List<String> addresses,
            List<Concept> concepts,
            List<Permit> permits,
            List<Otherwise> otherwise) {
        public Facts titled(String name) {
            return new Facts(
                    name, decidedUnits, unitsSource, unitsPage, effective, addresses, concepts, permits, otherwise);
        }

        /** @param at label of the paragraph of the page that states the number; null when it stands elsewhere */
        public Facts counted(Integer units, @Nullable String at) {
            return new Facts(title, units, null, at, effective, addresses, concepts, permits, otherwise);
        }

        public Facts with(List<Concept> parts) {
            return new Facts(
                    title, decidedUnits, unitsSource, unitsPage, effective, addresses, parts, permits, otherwise);
        }
    }

    public Facts facts() {
        return new Facts(sv, decidedUnits, unitsSource, unitsPage, effective, addresses, concepts, permits, otherwise);
    }

    /** The same area with other facts. */
    public Area with(Facts facts) {
        return new Area(
                slug,
                facts.title(),
                en,
                origin,
                evidence,
                status,
                process,
                definitionKnown,
                facts.decidedUnits(),
                facts.unitsSource(),
                minAge,
                maxAge,
                ageRemark,
                facts.effective(),
                description,
                descriptionSource,
                document,
                page,
                facts.unitsPage(),
                notes,
                leads,
                facts.addresses(),
                facts.concepts(),
                criteria.stream().map(node -> node.counted(facts.concepts())).toList(),
                triggers,
                facts.permits(),
                facts.otherwise());
    }
}
