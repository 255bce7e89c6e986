package se.nhv.web.refer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the journey shows.
 *
 * @param form what stands in the form
 * @param faults what is wrong with what was asked, in words
 * @param choices what the typed words may have meant, each with the address that goes on from it
 * @param question the next question; null when nothing is left to ask
 * @param given what was answered so far
 * @param remarks what the register wants to be known beside the answer
 * @param address the address that gives the same answer again; empty before something was asked
 * @param request the same question to the FHIR service, to copy
 */
public record ReferView(
        Form form,
        List<String> faults,
        List<Choice> choices,
        @Nullable Next question,
        List<Given> given,
        List<AreaResult> areas,
        List<String> remarks,
        String address,
        String request) {
    public ReferView {
        faults = List.copyOf(faults);
        choices = List.copyOf(choices);
        given = List.copyOf(given);
        areas = List.copyOf(areas);
        remarks = List.copyOf(remarks);
    }

    /** @param asked in words what the answer is about: the diagnosis, the age, the home */
    public record Form(
            String what, String age, String county, String date, String q, List<County> counties, List<String> asked) {
        public Form {
            counties = List.copyOf(counties);
            asked = List.copyOf(asked);
        }
    }

    /** @param code two digits */
    public record County(String code, String name) {}

    public record Choice(String name, String address, String reason) {}

    /**
     * @param area the name of the area that asks
     * @param kind the key of the words that say what sort of question it is
     * @param hidden the parameters that a form must send along, as name and value
     * @param left how many questions may still matter in the area, this one included
     */
    public record Next(String linkId, String area, String text, String kind, List<Pair> hidden, int left) {
        public Next {
            hidden = List.copyOf(hidden);
        }
    }

    public record Pair(String name, String value) {}

    /** @param answer the key of the answer; @param undo the address without it */
    public record Given(String text, String answer, String undo) {}

    /**
     * @param verdict the code of the verdict
     * @param found why the area is here: which code met it, and how surely
     * @param exclusions what would still rule the patient out, each with the address that says that it does
     */
    public record AreaResult(
            String slug,
            String name,
            String address,
            String verdict,
            List<String> found,
            List<String> notes,
            List<Choice> exclusions,
            List<Place> destinations) {
        public AreaResult {
            found = List.copyOf(found);
            notes = List.copyOf(notes);
            exclusions = List.copyOf(exclusions);
            destinations = List.copyOf(destinations);
        }
    }

    /**
     * @param suitability the code of the suitability
     * @param holder the name of the permit holder; empty when it is the unit itself
     * @param valid since when the permit applies, in words
     */
    public record Place(
            int rank,
            String name,
            String address,
            String holder,
            String suitability,
            List<String> reasons,
            String valid,
            String permit) {
        public Place {
            reasons = List.copyOf(reasons);
        }
    }
}
