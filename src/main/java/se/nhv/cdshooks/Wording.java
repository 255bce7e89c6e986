package se.nhv.cdshooks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import se.nhv.catalogue.Catalogue;
import se.nhv.directory.Concept;
import se.nhv.directory.Label;
import se.nhv.fhir.Systems;
import se.nhv.problem.Language;
import se.nhv.problem.Texts;
import se.nhv.referral.AreaAnswer;
import se.nhv.referral.CareArea;
import se.nhv.referral.CareAreas;
import se.nhv.referral.Destination;
import se.nhv.referral.Question;
import se.nhv.referral.Reason;

/** The words and addresses of cards, in one language and for one edition. Immutable; made for one call. */
final class Wording {
    private final Catalogue catalogue;
    private final Texts texts;
    private final Language language;
    private final String base;
    private final CardMaterial material;

    /** @param base the absolute address of the FHIR service */
    Wording(Catalogue catalogue, Texts texts, Language language, String base) {
        this.catalogue = catalogue;
        this.texts = texts;
        this.language = language;
        this.base = base;
        this.material = catalogue.get(CardMaterial.KEY);
    }

    String base() {
        return base;
    }

    Language language() {
        return language;
    }

    List<Concept> dismissals() {
        return material.dismissals();
    }

    String text(String key, String... arguments) {
        return texts.text(language, key, arguments);
    }

    String name(Label label) {
        return language == Language.EN ? label.en() : label.sv();
    }

    String name(CareArea area) {
        return name(area.concept().label());
    }

    /** A summary with a name in it, the name shortened where the whole would be too long. */
    String summary(String key, String name, String... more) {
        String whole = summaryOf(key, name, more);
        int over = whole.length() - Card.SUMMARY_LIMIT + 1;
        return over <= 0 ? whole : summaryOf(key, name.substring(0, Math.max(0, name.length() - over - 1)) + "…", more);
    }

    private String summaryOf(String key, String name, String... more) {
        List<String> arguments = new ArrayList<>(List.of(name));
        arguments.addAll(List.of(more));
        return texts.text(language, key, arguments);
    }

    /** How many permits are known of how many decided, and for how many of them the hospital. */
    String knownUnits(AreaAnswer answer, List<Destination> destinations) {
        long stated = destinations.stream()
                .filter(destination -> !destination.permit().isPartner())
                .filter(destination -> destination.permit().unitStated())
                .count();
        String known = Integer.toString(answer.knownUnits());
        Integer decided = answer.area().decidedUnits();
        return decided == null
                ? text("cds.units-undecided", known, Long.toString(stated))
                : text("cds.units", known, decided.toString(), Long.toString(stated));
    }

    /** The unit, its holder, and every reason in words. */
    String line(Destination destination) {
        String unit = destination.permit().unit().name();
        String holder = destination.permit().holder().name();
        String why = destination.reasons().stream().map(this::reason).collect(Collectors.joining("; "));
        return "**" + unit + "**" + (holder.equals(unit) ? "" : " (" + holder + ")") + ": "
                + text("cds." + destination.suitability().code()) + "; " + why;
    }

    private String reason(Reason reason) {
        Concept concept = material.reasons().get(reason.code());
        return concept == null
                ? reason.code()
                : name(concept.label()).toLowerCase(Locale.forLanguageTag(language.tag()));
    }

    /** The questions in words, in the order given. */
    List<String> questions(List<String> linkIds) {
        List<String> words = new ArrayList<>();
        for (String linkId : linkIds) {
            Question question = catalogue.get(CareAreas.KEY).question(linkId);
            words.add(question == null ? linkId : name(question.label()));
        }
        return words;
    }

    /** Where the answer comes from, and how to report a fault. */
    String about() {
        String day = catalogue.edition().dataAsOf().toString().substring(0, 10);
        return text("about", day, catalogue.edition().id());
    }

    String definition(CareArea area) {
        return base + "/PlanDefinition/" + area.planId();
    }

    /** The definition, the questions and the sources of an area; every address absolute. */
    List<Card.Link> links(CareArea area, boolean named) {
        String of = named ? ": " + name(area) : "";
        List<Card.Link> links = new ArrayList<>();
        links.add(new Card.Link(text("cds.link.definition") + of, definition(area)));
        CardMaterial.Pointers pointers = material.of(area.planId());
        for (String questionnaire : pointers.questionnaires()) {
            links.add(new Card.Link(text("cds.link.questions") + of, here(questionnaire)));
        }
        for (String source : pointers.sources()) {
            links.add(new Card.Link(text("cds.link.source") + of, here(source)));
        }
        return links;
    }

    /** An address of ours as it is reached here; one of others as it is. */
    private String here(String address) {
        return address.startsWith(Systems.BASE + "/") ? base + address.substring(Systems.BASE.length()) : address;
    }
}
