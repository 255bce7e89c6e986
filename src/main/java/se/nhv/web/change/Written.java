package se.nhv.web.change;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.OrganizationAffiliation;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Entry;
import se.nhv.directory.Concept;
import se.nhv.directory.Directory;
import se.nhv.feed.Difference;
import se.nhv.fhir.FirstCode;
import se.nhv.fhir.PartialDate;
import se.nhv.web.Address;
import se.nhv.web.Frame;
import se.nhv.web.change.ChangesView.Rewritten;

/** What editors and clients have written in a period, in plain words. Made for one request. */
record Written(Catalogue catalogue, Frame frame) {
    /** Elements beyond these are counted: a code system that is replaced has thousands. */
    private static final int MOST_ELEMENTS = 12;

    /** The resources that differ between two instants, by kind and name. */
    List<Rewritten> between(Instant after, Instant until) {
        return Difference.written(catalogue, after, until).changes().stream()
                .map(this::rewritten)
                .toList();
    }

    private Rewritten rewritten(Difference.Changed changed) {
        String how = changed.before() == null ? "created" : changed.after() == null ? "deleted" : "changed";
        Entry shown = Objects.requireNonNull(changed.after() == null ? changed.before() : changed.after());
        Stream<String> elements =
                changed.elements().stream().limit(MOST_ELEMENTS).map(this::element);
        int more = changed.elements().size() - MOST_ELEMENTS;
        Stream<String> rest = more > 0 ? Stream.of(frame.t("written.more", more)) : Stream.empty();
        return new Rewritten(
                shown.lastUpdated().toString(),
                frame.wording().date(shown.lastUpdated()),
                frame.t("written." + how, kind(changed.key().type()), name(changed, shown)),
                Address.resource(changed.key().type(), changed.key().id()),
                Stream.concat(elements, rest).toList());
    }

    private String kind(String type) {
        return frame.wording().has("type." + type) ? frame.t("type." + type) : type;
    }

    private String name(Difference.Changed changed, Entry shown) {
        if (changed.key().type().equals("OrganizationAffiliation")) {
            return permit(
                    shown.resource(OrganizationAffiliation.class), changed.key().id());
        }
        return changed.label().isEmpty() ? changed.key().id() : changed.label();
    }

    private String permit(OrganizationAffiliation permit, String id) {
        String code = FirstCode.of(permit.getSpecialty());
        Concept area = catalogue.get(Directory.KEY).areas().get(code);
        String holder = permit.getOrganization().getDisplay();
        return area == null || holder == null ? id : frame.wording().name(area.label()) + ", " + holder;
    }

    private String element(Difference.Element element) {
        String path = element.path().replaceAll("\\[\\d+]", "");
        Function<String, String> value = text -> text.isEmpty()
                ? frame.t("written.nothing")
                : PartialDate.parse(text).map(frame.wording()::date).orElse(text);
        return frame.t(
                "written.element",
                frame.wording().has("element." + path) ? frame.t("element." + path) : element.path(),
                value.apply(element.before()),
                value.apply(element.after()));
    }
}
