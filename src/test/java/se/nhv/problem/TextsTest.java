package se.nhv.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A client gets every text in its language, and never a key or a hole instead of one. */
class TextsTest {
    @Test
    void bothLanguagesHaveTheSameTexts() throws IOException {
        assertThat(keys("sv").stringPropertyNames()).isEqualTo(keys("en").stringPropertyNames());
    }

    @Test
    void aTextTakesTheSameArgumentsInBothLanguages() throws IOException {
        Properties sv = keys("sv");
        Properties en = keys("en");
        for (String key : sv.stringPropertyNames()) {
            int swedish = new MessageFormat(sv.getProperty(key), Locale.ROOT).getFormatsByArgumentIndex().length;
            int english = new MessageFormat(en.getProperty(key), Locale.ROOT).getFormatsByArgumentIndex().length;
            assertThat(english).as(key).isEqualTo(swedish);
        }
    }

    @ParameterizedTest
    @EnumSource(Code.class)
    void everyKindOfProblemHasAText(Code code) {
        Texts texts = new Texts();
        for (Language language : Language.values()) {
            assertThat(texts.text(language, code.code(), "a", "b")).isNotBlank();
        }
    }

    @ParameterizedTest(name = "{0} means {1}")
    @CsvSource({
        "sv-SE, SV",
        "en, EN",
        "'en-GB,en;q=0.8', EN",
        "'de,en;q=0.5', EN",
        "de, SV",
        "'???;;q', SV",
        "'sv;q=0.1,en;q=0.9', EN"
    })
    void theHeadersPreferenceDecidesTheLanguage(String header, Language language) {
        assertThat(Language.preferred(header)).isEqualTo(language);
    }

    private static Properties keys(String language) throws IOException {
        Properties properties = new Properties();
        try (var in = new InputStreamReader(
                TextsTest.class.getResourceAsStream("messages_" + language + ".properties"), StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        return properties;
    }
}
