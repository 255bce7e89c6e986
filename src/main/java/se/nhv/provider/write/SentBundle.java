package se.nhv.provider.write;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;
import se.nhv.write.Bodies;
import se.nhv.write.Writer;

/**
 * A batch or transaction as it was sent: what can be read of it, and what cannot, entry by entry.
 *
 * @param bundle without the places that are wrong; the entries keep theirs
 * @param faults what is wrong with each entry that has faults, by its place
 */
record SentBundle(Bundle bundle, Map<Integer, List<Problem>> faults) {
    private static final Pattern ENTRY = Pattern.compile("Bundle\\.entry\\[(\\d{1,6})](\\..*)?");

    /** @throws ProblemException when it is no Bundle, or more than its entries is wrong */
    static SentBundle of(JsonNode tree, Bodies bodies) {
        String type = tree.path("resourceType").asText();
        if (!type.equals("Bundle")) {
            throw new ProblemException(Problem.error(Code.MALFORMED_ELEMENT, "resourceType", "resourceType", type)
                    .allowing("Bundle"));
        }
        Bodies.Sent sent = bodies.sent(tree);
        Map<Integer, List<Problem>> ofEntries = new TreeMap<>();
        List<Problem> general = new ArrayList<>();
        for (Problem fault : sent.faults()) {
            Matcher entry = ENTRY.matcher(String.valueOf(fault.expression()));
            if (entry.matches()) {
                ofEntries
                        .computeIfAbsent(Integer.valueOf(entry.group(1)), place -> new ArrayList<>())
                        .add(fault);
            } else {
                general.add(fault);
            }
        }
        Resource resource = sent.resource();
        if (!general.isEmpty() || !(resource instanceof Bundle bundle)) {
            throw new ProblemException(sent.faults());
        }
        return new SentBundle(bundle, ofEntries);
    }

    /** What is wrong with an entry's form; empty when nothing is. */
    List<Problem> faults(int entry) {
        return faults.getOrDefault(entry, List.of());
    }

    /** The problems that are not about what is wrong in form already. */
    List<Problem> uncovered(List<Problem> problems) {
        return Writer.uncovered(allFaults(), problems);
    }

    /** All of it, in the order of the entries. */
    List<Problem> allFaults() {
        return faults.values().stream().flatMap(List::stream).toList();
    }
}
