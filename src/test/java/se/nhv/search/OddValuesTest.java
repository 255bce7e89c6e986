package se.nhv.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.nhv.provider.ServedTypes;
import se.nhv.testing.RunningRegister;

/** Whatever stands in a parameter, the answer is a searchset or a refusal, never a fault of the program. */
@Tag("deep")
class OddValuesTest {
    private static final List<String> VALUES = List.of(
            "",
            "|",
            "||",
            "|||",
            "a|b|c|d",
            "\\",
            "\\,",
            ",",
            "$",
            "$$",
            "a$b$c",
            "ge",
            "ge|",
            "gt2024-99",
            "2024-02-30",
            "0000",
            "9999-12-31T23:59:60Z",
            "-5",
            "1e999",
            "1e99",
            "gt1e-99",
            "ap1e50",
            "NaN",
            "\u0000",
            "(",
            "\"",
            "Organization/",
            "/",
            "/a/b/c",
            "http://",
            "urn:uuid:",
            "*",
            "true",
            "x".repeat(3000),
            "åäö",
            "\uD83D\uDE00",
            "1|2|3|4",
            "91|181|-1|km",
            "5|",
            "2024-01-01T25:00",
            "ap0000",
            "ap9999",
            "name",
            "--name",
            "Organization:partof:",
            "*:*",
            "Organization:*",
            "1~999999999",
            "~",
            "2026-11-22T00:00:00Z",
            "1900");
    private static final List<String> OTHERS = List.of(
            "_count",
            "_sort",
            "_total",
            "_summary",
            "_elements",
            "_include",
            "_include:iterate",
            "_revinclude",
            "_contained",
            "_containedType",
            "_format",
            "_pretty",
            "_explain",
            "_cursor",
            "asOf",
            "_type",
            "_filter",
            "_has",
            "_has:Location:organization:name",
            "_list",
            "_query");

    private static RunningRegister register;
    private static CapabilityStatement capability;

    @BeforeAll
    static void start() {
        register = RunningRegister.start();
        capability = register.read("metadata", CapabilityStatement.class);
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    static Stream<String> types() {
        return ServedTypes.names().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void noValueIsTooOdd(String type) {
        Stream<String> names = capability.getRestFirstRep().getResource().stream()
                .filter(resource -> resource.getType().equals(type))
                .flatMap(resource -> resource.getSearchParam().stream())
                .map(parameter -> parameter.getName());
        Stream.concat(names, OTHERS.stream())
                .forEach(name -> VALUES.forEach(value -> {
                    String search = type + "?_count=1&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
                    assertThat(register.get(search).statusCode()).as(search).isLessThan(500);
                }));
    }
}
