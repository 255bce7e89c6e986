package se.nhv.web.editor;

import java.util.Locale;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.OrganizationAffiliation;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.directory.Concept;
import se.nhv.directory.Directory;
import se.nhv.fhir.PartialDate;
import se.nhv.source.compare.Difference;
import se.nhv.source.record.Kind;
import se.nhv.web.Frame;

/** Puts differences and changes into words of the reader's language. Made for one request. */
record Words(Catalogue catalogue, Frame frame) implements Change.Visitor<String> {

    @Override
    public String units(Change.Units change) {
        return frame.t(
                "change.units",
                area(change.area()),
                change.before() == null ? frame.t("unknown") : change.before(),
                change.after());
    }

    @Override
    public String newPermit(Change.NewPermit change) {
        String holder = organization(change.region());
        String unit = change.unit() == null ? holder : frame.t("permit.through", holder, organization(change.unit()));
        return frame.t("change.new-permit", area(change.area()), unit, date(change.start()));
    }

    @Override
    public String start(Change.Start change) {
        String permit = catalogue
                .find("OrganizationAffiliation", change.permit())
                .map(entry -> entry.resource(OrganizationAffiliation.class))
                .map(found -> organization(
                        found.getOrganization().getReferenceElement().getIdPart()))
                .orElse(change.permit());
        return frame.t("change.start", permit, date(change.before()), date(change.after()));
    }

    /** Why a difference cannot be made a draft here. */
    Difference.Visitor<String> withoutDraft() {
        return new Difference.Visitor<>() {
            @Override
            public String newArea(Difference.NewArea difference) {
                return frame.t("difference.new-area", difference.title());
            }

            @Override
            public String newHolder(Difference.NewHolder difference) {
                return frame.t("difference.unknown-holder", difference.holder());
            }

            @Override
            public String value(Difference.Value difference) {
                if (difference.after().equals(Difference.Value.NOT_NAMED)) {
                    return frame.t(
                            "difference.unnamed-holder",
                            organization(difference.fact().region()));
                }
                return frame.t(
                        "difference.other",
                        difference.name(),
                        difference.before() == null ? frame.t("unknown") : difference.before(),
                        difference.after());
            }
        };
    }

    String area(String code) {
        Concept area = catalogue.get(Directory.KEY).areas().get(code);
        return area == null ? code : frame.wording().name(area.label());
    }

    String kind(Kind kind) {
        return frame.t("document." + kind.code().toLowerCase(Locale.ROOT));
    }

    /** A day, month or year in words; what is no date stays as it is. */
    String date(@Nullable String date) {
        return date == null
                ? frame.t("unknown")
                : PartialDate.parse(date).map(frame.wording()::date).orElse(date);
    }

    private String organization(@Nullable String id) {
        return id == null
                ? frame.t("unknown")
                : catalogue
                        .find("Organization", id)
                        .map(entry -> entry.resource(Organization.class).getName())
                        .orElse(id);
    }
}
