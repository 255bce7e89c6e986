package se.nhv.search;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.hl7.fhir.r4.model.ValueSet;
import se.nhv.catalogue.Catalogue;
import se.nhv.fhir.Canonical;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;
import se.nhv.search.query.Codes;
import se.nhv.terminology.Terminology;
import se.nhv.terminology.issue.TxException;

/** Codes from the compiled terminology of an edition: the same that answers {@code $expand} and {@code $subsumes}. */
final class TerminologyCodes implements Codes {
    private final Catalogue catalogue;
    private final Terminology terminology;

    TerminologyCodes(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.terminology = catalogue.get(Terminology.KEY);
    }

    @Override
    public Set<Code> below(String system, String code) {
        return around(system, code, terminology::descendants);
    }

    @Override
    public Set<Code> above(String system, String code) {
        return around(system, code, terminology::ancestors);
    }

    private Set<Code> around(String system, String code, BiFunction<String, String, List<String>> others) {
        Set<Code> found = new HashSet<>();
        for (String each : system.isEmpty() ? systemsWith(code) : List.of(system)) {
            found.add(new Code(each, code));
            others.apply(each, code).forEach(other -> found.add(new Code(each, other)));
        }
        return found;
    }

    private List<String> systemsWith(String code) {
        return terminology.content().systems().stream()
                .map(entry -> entry.header().url())
                .distinct()
                .filter(url -> terminology
                        .system(url)
                        .filter(system -> system.find(code) >= 0)
                        .isPresent())
                .toList();
    }

    @Override
    public Set<Code> in(String valueSet) {
        String address = address(valueSet);
        Map<String, List<String>> codes;
        try {
            codes = terminology.codes(address);
        } catch (TxException cannotBeListed) {
            throw new ProblemException(Problem.error(
                    se.nhv.problem.Code.TOO_COSTLY, "in", cannotBeListed.issue().text()));
        }
        Set<Code> found = new HashSet<>();
        codes.forEach((system, each) -> each.forEach(code -> found.add(new Code(system, code))));
        return found;
    }

    /** The address of a value set that is named by address or as {@code ValueSet/id}. */
    private String address(String valueSet) {
        Optional<String> byId = catalogue
                .find("ValueSet", valueSet.substring(valueSet.lastIndexOf('/') + 1))
                .filter(entry -> valueSet.equals("ValueSet/" + entry.id()))
                .map(entry -> entry.resource(ValueSet.class).getUrl());
        String address = byId.orElse(valueSet);
        if (terminology.content().valueSet(Canonical.parse(address)).isEmpty()) {
            throw new ProblemException(Problem.error(se.nhv.problem.Code.UNKNOWN_RESOURCE, "in", valueSet));
        }
        return address;
    }
}
