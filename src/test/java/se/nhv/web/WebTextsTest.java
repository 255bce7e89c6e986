package se.nhv.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WebTextsTest {
    private static final Pattern KEY = Pattern.compile("frame\\.t\\(\"([a-z.-]+[a-z])\"[,)]");

    @Test
    void bothLanguagesHaveTheSameTextsWithTheSameArguments() throws IOException {
        Properties sv = texts("sv");
        Properties en = texts("en");
        assertThat(en.stringPropertyNames()).isEqualTo(sv.stringPropertyNames());
        for (String key : sv.stringPropertyNames()) {
            assertThat(arguments(en, key)).as(key).isEqualTo(arguments(sv, key));
        }
    }

    @Test
    void everyTextThatATemplateNamesIsThere() throws IOException {
        Properties sv = texts("sv");
        try (Stream<Path> templates = Files.walk(Path.of("src", "main", "jte"))) {
            for (Path template : templates.filter(Files::isRegularFile).toList()) {
                Matcher key = KEY.matcher(Files.readString(template));
                while (key.find()) {
                    assertThat(sv.stringPropertyNames()).as(template.toString()).contains(key.group(1));
                }
            }
        }
    }

    @Test
    void noTemplateWritesTextUnescaped() throws IOException {
        try (Stream<Path> templates = Files.walk(Path.of("src", "main", "jte"))) {
            for (Path template : templates.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(template)).as(template.toString()).doesNotContain("$unsafe");
            }
        }
    }

    private static int arguments(Properties texts, String key) {
        return new MessageFormat(texts.getProperty(key), Locale.ROOT).getFormatsByArgumentIndex().length;
    }

    private static Properties texts(String language) throws IOException {
        Properties properties = new Properties();
        try (var in = new InputStreamReader(
                WebTextsTest.class.getResourceAsStream("messages_" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        return properties;
    }
}
