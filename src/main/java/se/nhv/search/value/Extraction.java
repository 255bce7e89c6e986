package se.nhv.search.value;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.OrganizationAffiliation;
import org.hl7.fhir.r4.model.Resource;
import se.nhv.search.parameter.Parameter;
import se.nhv.search.parameter.ParameterType;

/** Takes the values of a search parameter out of a resource. Pure functions, safe for all threads. */
public final class Extraction {
    private Extraction() {}

    /** The different values, in the order in which they stand; empty when the resource has none. */
    public static List<Value> values(Parameter parameter, Resource resource) {
        Set<Value> values = new LinkedHashSet<>();
        for (Base found : parameter.expression().find(resource)) {
            if (parameter.type() == ParameterType.SPECIAL) {
                special(parameter.name(), found, values);
            } else {
                add(parameter, found, values);
            }
        }
        return List.copyOf(values);
    }

    private static void add(Parameter parameter, Base found, Set<Value> into) {
        switch (parameter.type()) {
            case TOKEN -> Tokens.add(found, into);
            case STRING -> Strings.add(found, into);
            case URI -> References.addUri(found, into);
            case REFERENCE -> References.add(found, into);
            case DATE -> Times.add(found, into);
            case NUMBER, QUANTITY -> Numbers.add(found, into);
            case COMPOSITE -> into.add(tuple(parameter, found));
            case SPECIAL -> throw new IllegalStateException("has rules of its own");
        }
    }

    private static Value tuple(Parameter composite, Base element) {
        List<List<Value>> parts = new ArrayList<>();
        for (Parameter part : composite.parts()) {
            Set<Value> values = new LinkedHashSet<>();
            part.expression().find(element).forEach(found -> add(part, found, values));
            parts.add(List.copyOf(values));
        }
        return new TupleValue(parts);
    }

    private static void special(String name, Base found, Set<Value> into) {
        switch (name) {
            case "near" -> position(found, into);
            case "valid-on" -> validity(found, into);
            case "_text" -> Strings.addWordsOfNarrative(found, into);
            case "_content" -> Strings.addAllWords(found, into);
            default -> throw new IllegalArgumentException("no rule for the special parameter " + name);
        }
    }

    private static void position(Base found, Set<Value> into) {
        if (found instanceof Location.LocationPositionComponent position
                && position.hasLatitude()
                && position.hasLongitude()) {
            into.add(new PositionValue(
                    position.getLatitude().doubleValue(),
                    position.getLongitude().doubleValue()));
        }
    }

    /** The days on which an affiliation is in force: none when it is not active, all when it names no period. */
    private static void validity(Base found, Set<Value> into) {
        if (found instanceof OrganizationAffiliation affiliation && isActive(affiliation.getActiveElement())) {
            if (affiliation.hasPeriod()) {
                Times.add(affiliation.getPeriod(), into);
            } else {
                into.add(new DateValue(Long.MIN_VALUE, Long.MAX_VALUE));
            }
        }
    }

    private static boolean isActive(BooleanType active) {
        return active.isEmpty() || Boolean.TRUE.equals(active.getValue());
    }
}
