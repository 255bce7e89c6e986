package se.nhv.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.nhv.source.account.Boilerplate;

/** What is passed over as words that every page carries says nothing about any area. */
class BoilerplateTest {
    /** The authority's words as published, and ours: definitions, clarifications, questions. */
    private static final Pattern WORDS =
            Pattern.compile("\"(?:description|display|title|text|definition)\" ?: \"((?:[^\"\\\\]|\\\\.)*)\"");

    private static final List<String> ALSO = List.of(
            "Beslut om fortsatt behandling och uppföljning",
            "Vården kan ges i hemregionen efter överenskommelse.",
            "Kontakt tas med en nationell enhet när något av följande kriterier är uppfyllt:",
            "Frakturer hos vuxna",
            "Se till att patienten följs upp",
            "Enheten rapporterar om patienten till hemorten",
            "Sökning efter okänd primärtumör");

    static Stream<String> patterns() {
        return Boilerplate.patterns().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void aPatternMatchesNoLineOfADefinition(String name) throws IOException {
        Pattern pattern = Boilerplate.patterns().get(name);
        assertThat(definitions())
                .hasSizeGreaterThan(200)
                .noneMatch(line -> pattern.matcher(line).matches());
    }

    @Test
    void thereAreNoMoreThanTwentyFive() {
        assertThat(Boilerplate.patterns()).hasSizeLessThanOrEqualTo(25);
    }

    private static List<String> definitions() throws IOException {
        List<String> lines = new ArrayList<>(ALSO);
        for (String folder : List.of("care-areas", "questionnaires")) {
            try (Stream<Path> files = Files.list(Path.of("fhir-resources", folder))) {
                for (Path file : files.sorted().toList()) {
                    Matcher words = WORDS.matcher(Files.readString(file));
                    while (words.find()) {
                        lines.add(words.group(1));
                    }
                }
            }
        }
        return lines;
    }
}
