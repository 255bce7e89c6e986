package se.nhv.provider.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import se.nhv.fhir.Systems;
import se.nhv.testing.RunningRegister;

/**
 * Language × filter × operation: every operation shows the same name to the same reader, however the language is asked for and
 * whatever was searched. The system of areas is Swedish with English designations.
 */
class LanguageMatrixTest {
    private static final String CODE = "net-binjure.klaffkirurgi";
    private static final String SET = Systems.BASE + "/ValueSet/nhv-omrade";
    private static final String SWEDISH = "Klaffkirurgi";
    private static final String ENGLISH = "Valve surgery";

    private static RunningRegister register;

    @BeforeAll
    static void start() {
        register = RunningRegister.start();
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    /** What the reader asks for, and in which language the name then is; German is nobody's, and the system's own comes instead. */
    static Stream<Arguments> languages() {
        return Stream.of(
                Arguments.of(null, null, SWEDISH),
                Arguments.of("sv", null, SWEDISH),
                Arguments.of("en", null, ENGLISH),
                Arguments.of("de", null, SWEDISH),
                Arguments.of("*", null, SWEDISH),
                Arguments.of("en-GB", null, ENGLISH),
                Arguments.of("de,en;q=0.5", null, ENGLISH),
                Arguments.of("sv;q=0.2,en;q=0.9", null, ENGLISH),
                Arguments.of(null, "en", ENGLISH),
                Arguments.of(null, "de", SWEDISH),
                Arguments.of(null, "*", SWEDISH),
                Arguments.of("sv", "en", SWEDISH),
                Arguments.of("en", "sv", ENGLISH));
    }

    @ParameterizedTest(name = "displayLanguage={0} Accept-Language={1}")
    @MethodSource("languages")
    void everyOperationShowsTheSameName(String parameter, String header, String begins) {
        String language = parameter == null ? "" : "&displayLanguage=" + parameter.replace(";", "%3B");
        String[] headers = header == null ? new String[0] : new String[] {"Accept-Language", header};

        assertThat(display("CodeSystem/$lookup?system=" + Systems.AREA + "&code=" + CODE + language, headers))
                .startsWith(begins);
        assertThat(display("CodeSystem/$validate-code?url=" + Systems.AREA + "&code=" + CODE + language, headers))
                .startsWith(begins);
        assertThat(display(
                        "ValueSet/$validate-code?url=" + SET + "&system=" + Systems.AREA + "&code=" + CODE + language,
                        headers))
                .startsWith(begins);
        // found by the code, by a Swedish word, by an English word, and without searching
        for (String filter : List.of("", "&filter=" + CODE, "&filter=klaffkirurgi", "&filter=valve")) {
            HttpResponse<byte[]> answer =
                    register.get("ValueSet/$expand?url=" + SET + "&excludeNested=true" + filter + language, headers);
            ValueSet expanded = register.resource(answer, ValueSet.class);
            assertThat(expanded.getExpansion().getContains())
                    .as(filter)
                    .filteredOn(item -> CODE.equals(item.getCode()))
                    .singleElement()
                    .satisfies(item -> assertThat(item.getDisplay()).startsWith(begins));
        }
    }

    @ParameterizedTest(name = "displayLanguage={0} Accept-Language={1}")
    @MethodSource("languages")
    void bothNamesAreValidWhateverTheReaderPrefersUnlessHeInsists(String parameter, String header, String begins) {
        String path = "CodeSystem/$validate-code?url=" + Systems.AREA + "&code=" + CODE + "&display=";
        String[] headers = header == null ? new String[0] : new String[] {"Accept-Language", header};
        String shown = display(
                "CodeSystem/$lookup?system=" + Systems.AREA + "&code=" + CODE
                        + (parameter == null ? "" : "&displayLanguage=" + parameter.replace(";", "%3B")),
                headers);
        Parameters answer = register.read(
                path
                        + java.net.URLEncoder.encode(shown, java.nio.charset.StandardCharsets.UTF_8)
                        + (parameter == null ? "" : "&displayLanguage=" + parameter.replace(";", "%3B")),
                Parameters.class,
                headers);
        assertThat(answer.getParameterBool("result")).as(shown + begins).isTrue();
    }

    private static String display(String path, String... headers) {
        return register.read(path, Parameters.class, headers)
                .getParameter("display")
                .getValue()
                .primitiveValue();
    }
}
