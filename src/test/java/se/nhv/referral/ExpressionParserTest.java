package se.nhv.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the published criteria may say; all else is refused when the catalogue is built. */
class ExpressionParserTest {
    private static String asked(String linkId) {
        return "%svar.repeat(item).where(linkId='" + linkId + "').answer.value=true";
    }

    private static String cut(String linkId) {
        String value = "%svar.repeat(item).where(linkId='" + linkId + "').answer.value";
        return "iif(" + value + ".exists(), " + value + ".not(), true)";
    }

    private final Criterion a = new Criterion.Asked("a");
    private final Criterion b = new Criterion.Asked("b");

    @Test
    void everyFormOfTheGrammarIsRead() {
        assertThat(ExpressionParser.parse(asked("a"))).isEqualTo(a);
        assertThat(ExpressionParser.parse("(" + asked("a") + ") and (" + asked("b") + ")"))
                .isEqualTo(new Criterion.AllOf(List.of(a, b)));
        assertThat(ExpressionParser.parse("(" + asked("a") + ") or (" + asked("b") + ") or (" + asked("a") + ")"))
                .isEqualTo(new Criterion.AnyOf(List.of(a, b, a)));
        assertThat(ExpressionParser.parse("(" + asked("a") + ") and " + cut("x")))
                .isEqualTo(new Criterion.AllOf(List.of(a, new Criterion.NotExcluded("x"))));
        assertThat(ExpressionParser.parse("%alder < 18")).isEqualTo(new Criterion.Younger(18, false));
        assertThat(ExpressionParser.parse("%alder >= 18")).isEqualTo(new Criterion.Younger(18, true));
        assertThat(ExpressionParser.parse("iif(%alder < 18, " + asked("a") + ", true)"))
                .isEqualTo(new Criterion.OnlyFor(new Criterion.Younger(18, false), a));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "true",
                "%svar.exists()",
                "%alder > 18",
                "%alder < 18 and %alder >= 1 or %alder < 3",
                "(%alder < 18",
                "%alder < 18)",
                "iif(%alder < 18, %alder < 3, false)",
                "%svar.repeat(item).where(linkId='a').answer.value=false",
                "iif(%svar.repeat(item).where(linkId='a').answer.value.exists(), %svar.repeat(item).where(linkId='b').answer.value.not(), true)",
            })
    void anythingElseIsRefusedWithItsPlace(String expression) {
        assertThatThrownBy(() -> ExpressionParser.parse(expression))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at character");
    }

    @ParameterizedTest(name = "asked {0}, excluded {1}: {2}")
    @CsvSource({
        "true,    unknown, TRUE",
        "true,    false,   TRUE",
        "true,    true,    FALSE",
        "unknown, unknown, UNKNOWN",
        "unknown, true,    FALSE",
        "false,   false,   FALSE",
    })
    void aDelimitationCutsOnlyWhenItIsAnsweredWithYes(String asked, String excluded, Truth value) {
        Map<String, Boolean> answers = new HashMap<>();
        if (!asked.equals("unknown")) {
            answers.put("a", Boolean.valueOf(asked));
        }
        if (!excluded.equals("unknown")) {
            answers.put("x", Boolean.valueOf(excluded));
        }
        Criterion criterion = ExpressionParser.parse("(" + asked("a") + ") and " + cut("x"));
        assertThat(criterion.value(new Facts(answers, null))).isEqualTo(value);
    }
}
