package se.nhv.terminology;

import java.util.List;
import java.util.Random;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.hl7.fhir.r4.model.ValueSet.FilterOperator;

/** Random value sets over a classification: lists, hierarchies, regular expressions, words, imports, exclusions. */
final class RandomSets {
    private final String system;
    private final List<String> codes;
    private final List<String> imports;
    private final Random random;

    /** @param imports value sets that may be imported */
    RandomSets(String system, List<String> codes, List<String> imports, Random random) {
        this.system = system;
        this.codes = codes;
        this.imports = imports;
        this.random = random;
    }

    String code() {
        return codes.get(random.nextInt(codes.size()));
    }

    ValueSet next() {
        ValueSet set = new ValueSet();
        set.setUrl("https://example.org/random-" + random.nextInt(1_000_000));
        for (int i = random.nextInt(3); i >= 0; i--) {
            part(set.getCompose().addInclude());
        }
        if (random.nextInt(3) == 0) {
            part(set.getCompose().addExclude());
        }
        return set;
    }

    private void part(ConceptSetComponent part) {
        if (!imports.isEmpty() && random.nextInt(5) == 0) {
            part.addValueSet(imports.get(random.nextInt(imports.size())));
            return;
        }
        part.setSystem(system);
        switch (random.nextInt(5)) {
            case 0 -> {
                for (int i = 0; i < 5; i++) {
                    part.addConcept().setCode(code());
                }
            }
            case 1 -> filter(part, "concept", FilterOperator.ISA, code());
            case 2 -> filter(part, "concept", FilterOperator.DESCENDENTOF, code().substring(0, 3));
            case 3 -> filter(part, "concept", FilterOperator.ISNOTA, code());
            default -> filter(part, "code", FilterOperator.REGEX, code().substring(0, 2) + "[0-5](\\..*)?");
        }
    }

    private static void filter(ConceptSetComponent part, String property, FilterOperator operator, String value) {
        part.addFilter().setProperty(property).setOp(operator).setValue(value);
    }
}
