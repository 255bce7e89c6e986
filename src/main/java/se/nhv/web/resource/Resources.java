package se.nhv.web.resource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Entry;
import se.nhv.directory.Concept;
import se.nhv.directory.Concepts;
import se.nhv.directory.Directory;
import se.nhv.fhir.Systems;
import se.nhv.web.Asked;
import se.nhv.web.Frame;
import se.nhv.web.Page;

/** The page of a resource: of its own kind for areas and organisations, the resource itself for all others. */
public final class Resources {
    /** A page stays below 100 KB; who needs the whole of a large resource follows the link to it. */
    private static final int SHOWN = 40_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private Resources() {}

    public static Page page(Catalogue catalogue, Entry entry, Asked asked, Frame frame) {
        if (entry.key().type().equals("PlanDefinition")) {
            PlanDefinition plan = entry.resource(PlanDefinition.class);
            Concept area = area(catalogue, plan);
            if (area != null) {
                LocalDate day = day(asked, frame);
                AreaView view = new AreaReader(catalogue, frame, area, day).read(entry, plan);
                return Page.of(
                        "area",
                        frame.titled(titleOr(frame.wording().said(plan.getTitleElement()), entry)),
                        Map.of("view", view));
            }
        }
        if (entry.key().type().equals("Organization")) {
            String name = entry.resource(Organization.class).getName();
            OrganizationView view = new OrganizationReader(catalogue, frame, entry).read();
            return Page.of("organization", frame.titled(titleOr(name, entry)), Map.of("view", view));
        }
        String pretty = pretty(entry);
        boolean cut = pretty.length() > SHOWN;
        Map<String, Object> model =
                Map.of("forms", Forms.of(entry), "json", cut ? pretty.substring(0, SHOWN) : pretty, "cut", cut);
        return Page.of("resource", frame.titled(entry.key().reference()), model);
    }

    private static String titleOr(@Nullable String title, Entry entry) {
        return title == null ? entry.key().reference() : title;
    }

    private static @Nullable Concept area(Catalogue catalogue, PlanDefinition plan) {
        Concepts areas = catalogue.get(Directory.KEY).areas();
        return plan.getTopic().stream()
                .flatMap(topic -> topic.getCoding().stream())
                .filter(coding -> Systems.AREA.equals(coding.getSystem()))
                .map(coding -> areas.get(coding.getCode()))
                .filter(concept -> concept != null)
                .findFirst()
                .orElse(null);
    }

    /** The day in the address, today for none and for one that no calendar has: the page says which day it shows. */
    private static LocalDate day(Asked asked, Frame frame) {
        try {
            String text = asked.text("date");
            return text.isEmpty() ? frame.today() : LocalDate.parse(text);
        } catch (DateTimeException broken) {
            return frame.today();
        }
    }

    private static String pretty(Entry entry) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(entry.json()));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(entry.key() + " is no JSON", broken);
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }
}
