package se.nhv.web.find;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Entry;
import se.nhv.directory.Concept;
import se.nhv.directory.Concepts;
import se.nhv.directory.County;
import se.nhv.directory.Directory;
import se.nhv.directory.Geography;
import se.nhv.directory.Label;
import se.nhv.fhir.Systems;
import se.nhv.web.find.FindIndex.Term;
import se.nhv.web.find.FindIndex.Thing;
import se.nhv.web.find.Hit.Kind;
import se.nhv.web.find.Hit.Where;

/** Reads organizations as things that can be found: regions by their county's name too. Thread-safe. */
final class OrganizationThings {
    private final Concepts counties;
    private final Map<String, String> countyByRegion = new HashMap<>();

    OrganizationThings(Catalogue catalogue) {
        this.counties = Concepts.of(catalogue, Systems.COUNTY);
        Geography geography = catalogue.get(Directory.KEY).geography();
        for (String code : geography.countyCodes()) {
            County county = geography.county(code);
            if (county != null) {
                countyByRegion.putIfAbsent(county.region(), code);
            }
        }
    }

    /** The organizations that answer for a county. */
    Set<String> regions() {
        return Set.copyOf(countyByRegion.keySet());
    }

    /** The organization as a thing; null when it is neither a region nor a unit in use. */
    @Nullable
    Thing of(Entry entry) {
        Organization organization = (Organization) entry.parsed();
        String called = organization.hasName() ? organization.getName() : entry.id();
        Label name = new Label(called, called);
        List<Term> terms = new ArrayList<>();
        terms.add(new Term(Where.NAME, name));
        organization.getAlias().stream()
                .filter(StringType::hasValue)
                .forEach(alias -> terms.add(new Term(Where.OTHER_NAME, new Label(alias.getValue(), alias.getValue()))));
        String county = countyByRegion.get(entry.id());
        if (county == null) {
            return isUnit(organization) ? new Thing(Kind.UNIT, entry.id(), name, terms, null) : null;
        }
        Concept said = counties.get(county);
        if (said != null) {
            terms.add(new Term(Where.OTHER_NAME, said.label()));
        }
        return new Thing(Kind.REGION, entry.id(), name, terms, county);
    }

    private static boolean isUnit(Organization organization) {
        return organization.hasPartOf() && (!organization.hasActive() || organization.getActive());
    }
}
