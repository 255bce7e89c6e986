package se.nhv.terminology;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemHierarchyMeaning;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.hl7.fhir.r4.model.ValueSet.FilterOperator;
import se.nhv.terminology.content.Content;

/** A random code system with a hierarchy (several parents too) and random value sets over it, from a seed. */
final class Generated {
    static final String SYSTEM = "https://example.org/generated";
    private static final String[] WORDS = {
        "malign", "tumör", "lunga", "hjärta", "akut", "kronisk", "barn", "ospecificerad"
    };

    final Random random;
    final List<String> codes = new ArrayList<>();
    final List<ValueSet> sets = new ArrayList<>();
    final Scope scope;

    Generated(long seed, int size) {
        this.random = new Random(seed);
        CodeSystem system = new CodeSystem();
        system.setUrl(SYSTEM)
                .setVersion("1." + seed)
                .setContent(CodeSystemContentMode.COMPLETE)
                .setCaseSensitive(random.nextBoolean())
                .setHierarchyMeaning(CodeSystemHierarchyMeaning.ISA);
        for (int i = 0; i < size; i++) {
            var concept = system.addConcept().setCode("c" + i).setDisplay(word() + " " + word() + " " + i);
            for (int parents = random.nextInt(3); i > 0 && parents > 0; parents--) {
                concept.addProperty().setCode("parent").setValue(new CodeType("c" + random.nextInt(i)));
            }
            concept.addProperty().setCode("kind").setValue(new CodeType("k" + random.nextInt(4)));
            if (random.nextInt(6) == 0) {
                concept.addProperty().setCode("status").setValue(new CodeType("retired"));
            }
            codes.add("c" + i);
        }
        List<Resource> all = new ArrayList<>(List.of(system));
        for (int i = 0; i < 8; i++) {
            ValueSet set = new ValueSet();
            set.setUrl("https://example.org/set-" + i);
            int includes = 1 + random.nextInt(2);
            for (int j = 0; j < includes; j++) {
                part(set.getCompose().addInclude(), i);
            }
            if (random.nextInt(3) == 0) {
                part(set.getCompose().addExclude(), i);
            }
            if (random.nextInt(4) == 0) {
                set.getCompose().setInactive(false);
            }
            sets.add(set);
            all.add(set);
        }
        this.scope = Terminology.of(Content.EMPTY.with(all)).scope();
    }

    String code() {
        return codes.get(random.nextInt(codes.size()));
    }

    private String word() {
        return WORDS[random.nextInt(WORDS.length)];
    }

    private void part(ConceptSetComponent part, int earlier) {
        switch (random.nextInt(earlier > 0 ? 5 : 4)) {
            case 0:
                part.setSystem(SYSTEM);
                break;
            case 1:
                part.setSystem(SYSTEM);
                for (int i = 0; i < 5; i++) {
                    part.addConcept().setCode(code());
                }
                break;
            case 2:
                part.setSystem(SYSTEM)
                        .addFilter()
                        .setProperty("concept")
                        .setOp(random.nextBoolean() ? FilterOperator.ISA : FilterOperator.DESCENDENTOF)
                        .setValue(code());
                break;
            case 3:
                part.setSystem(SYSTEM)
                        .addFilter()
                        .setProperty("kind")
                        .setOp(FilterOperator.EQUAL)
                        .setValue("k" + random.nextInt(4));
                break;
            default:
                part.addValueSet("https://example.org/set-" + random.nextInt(earlier));
        }
    }
}
