package se.nhv.problem;

import java.text.MessageFormat;
import java.util.List;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * The texts of messages_sv and messages_en (same keys, tested), or of another pair of files. Thread-safe: bundles are read only.
 *
 * <p>A text is a {@link MessageFormat} pattern: {0} is the first argument, and an apostrophe is written twice.
 */
public final class Texts {
    private final ResourceBundle sv;
    private final ResourceBundle en;

    public Texts() {
        this("se.nhv.problem.messages");
    }

    /** The texts of a room that has files of its own: {@code se.nhv.web.messages} is messages_sv and messages_en there. */
    public Texts(String files) {
        this.sv = bundle(files, Language.SV);
        this.en = bundle(files, Language.EN);
    }

    /**
     * The text of a key in a language.
     *
     * @throws MissingResourceException when there is no such key
     */
    public String text(Language language, String key, List<String> arguments) {
        ResourceBundle bundle = language == Language.SV ? sv : en;
        String words = bundle.getString(key);
        // a card has a hundred texts, and most have nothing to fill in
        boolean plain = words.indexOf('{') < 0 && words.indexOf('\'') < 0;
        return plain ? words : new MessageFormat(words, language.locale()).format(arguments.toArray());
    }

    public String text(Language language, String key, String... arguments) {
        return text(language, key, List.of(arguments));
    }

    /** Whether there is a text of this key. */
    public boolean has(Language language, String key) {
        return (language == Language.SV ? sv : en).containsKey(key);
    }

    private static ResourceBundle bundle(String files, Language language) {
        return ResourceBundle.getBundle(files, language.locale(), new ExactLocale());
    }

    /** Never another language instead of the asked one: a missing file must fail at start. */
    private static final class ExactLocale extends ResourceBundle.Control {
        @Override
        public java.util.@org.jspecify.annotations.Nullable Locale getFallbackLocale(
                String baseName, java.util.Locale locale) {
            return null;
        }
    }
}
