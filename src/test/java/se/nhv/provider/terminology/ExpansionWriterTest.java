package se.nhv.provider.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.nhv.fhir.Codec;
import se.nhv.fhir.Systems;
import se.nhv.testing.RunningRegister;

/** The expansion writer and HAPI's encoder give the same bytes. */
class ExpansionWriterTest {
    private static final Codec CODEC = new Codec(RunningRegister.context());
    private static final ExpansionWriter WRITER = new ExpansionWriter(CODEC);

    private static RunningRegister register;

    @BeforeAll
    static void start() {
        register = RunningRegister.start();
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @Test
    void generatedExpansionsOfEveryShapeAreTheSameBytes() {
        Random random = new Random(20261122);
        for (int i = 0; i < 2_000; i++) {
            same(generated(random));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ValueSet/nhv-omrade/$expand?count=5000",
                "ValueSet/nhv-omrade/$expand?includeDesignations=true&displayLanguage=en",
                "ValueSet/nhv-omrade/$expand?property=*",
                "ValueSet/nhv-omrade/$expand?excludeNested=true&filter=binjure",
                "ValueSet/nhv-omrade/$expand?count=0",
                "ValueSet/icd10se-nhv/$expand",
                "ValueSet/icd10se-nhv/$expand?offset=10&count=20",
                "ValueSet/dysmeli-utlosande/$expand"
            })
    void whatIsSentIsWhatHapiWouldSend(String path) {
        HttpResponse<byte[]> answer = register.get(path);
        ValueSet sent = register.resource(answer, ValueSet.class);
        assertThat(RunningRegister.text(answer)).isEqualTo(new String(CODEC.encode(sent), StandardCharsets.UTF_8));
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/fhir+json");
        same(sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"_format=xml", "_pretty=true", "_format=application/fhir%2Bxml&_pretty=true"})
    void everyOtherFormIsTheSameResource(String form) {
        String path = "ValueSet/nhv-omrade/$expand?includeDesignations=true";
        ValueSet plain = register.read(path, ValueSet.class);
        ValueSet other = register.read(path + "&" + form, ValueSet.class);
        assertThat(plain.equalsDeep(other)).isTrue();
    }

    @Test
    void partsOfAnExpansionCanBeAskedForAlone() {
        String text = RunningRegister.text(register.get("ValueSet/nhv-omrade/$expand?_elements=url,expansion.total"));
        assertThat(text).contains("\"total\"", Systems.BASE).doesNotContain("\"contains\"");
    }

    private static void same(ValueSet set) {
        String hapis = new String(CODEC.encode(set), StandardCharsets.UTF_8);
        assertThat(new String(WRITER.json(set), StandardCharsets.UTF_8)).isEqualTo(hapis);
        assertThat(new String(CODEC.encode(set), StandardCharsets.UTF_8)).isEqualTo(hapis);
    }

    private static ValueSet generated(Random random) {
        ValueSet set = new ValueSet();
        if (random.nextBoolean()) {
            set.setUrl(text(random)).setTitle(text(random)).setId("x" + random.nextInt(9));
        }
        if (random.nextInt(3) > 0) {
            set.getExpansion()
                    .setTotal(random.nextInt(100))
                    .addParameter()
                    .setName("a")
                    .setValue(new CodeType("b"));
        }
        boolean common = random.nextInt(3) > 0;
        add(set.getExpansion().getContains(), random.nextInt(6), 3, common, random);
        return set;
    }

    private static void add(
            List<ValueSetExpansionContainsComponent> entries, int count, int depth, boolean common, Random random) {
        for (int i = 0; i < count; i++) {
            var entry = new ValueSetExpansionContainsComponent();
            entry.setSystem(text(random)).setCode(text(random)).setDisplay(text(random));
            if (random.nextInt(4) == 0) {
                entry.setVersion(text(random)).setAbstract(random.nextBoolean()).setInactive(random.nextBoolean());
            }
            for (int names = random.nextInt(3); names > 0; names--) {
                var name = entry.addDesignation().setLanguage("sv").setValue(text(random));
                name.getUse().setSystem(text(random)).setCode(text(random)).setDisplay(text(random));
                if (!common && random.nextInt(9) == 0) {
                    name.addExtension("https://example.org/x", new StringType(text(random)));
                }
            }
            if (!common && random.nextInt(9) == 0) {
                entry.addExtension("https://example.org/x", new CodeType("y"));
                entry.getDisplayElement().addExtension("https://example.org/z", new CodeType("y"));
            }
            if (depth > 0 && random.nextInt(3) == 0) {
                add(entry.getContains(), random.nextInt(3), depth - 1, common, random);
            }
            entries.add(entry);
        }
    }

    /** Now and then nothing, quotes, control and wide characters. */
    private static String text(Random random) {
        String[] parts = {
            "a", "ö", "\"", "\\", "/", "<&>", "\t", "\n", "\u0001", "\u001f", "\u007f", "\u2028", "é", "𝒳", " "
        };
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        return text.toString();
    }
}
