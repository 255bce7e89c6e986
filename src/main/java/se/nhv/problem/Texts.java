package se.nhv.problem;

import java.text.MessageFormat;
import java.util.List;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * The texts of messages_sv and messages_en (same keys, tested). Thread-safe: bundles are read only.
 *
 * <p>A text is a {@link MessageFormat} pattern: {0} is the first argument, and an apostrophe is written twice.
 */
public final class Texts {
    private final ResourceBundle sv = bundle(Language.SV);
    private final ResourceBundle en = bundle(Language.EN);

    /**
     * The text of a key in a language.
     *
     * @throws MissingResourceException when there is no such key
     */
    public String text(Language language, String key, List<String> arguments) {
        ResourceBundle bundle = language == Language.SV ? sv : en;
        return new MessageFormat(bundle.getString(key), language.locale()).format(arguments.toArray());
    }

    public String text(Language language, String key, String... arguments) {
        return text(language, key, List.of(arguments));
    }

    private static ResourceBundle bundle(Language language) {
        return ResourceBundle.getBundle("se.nhv.problem.messages", language.locale(), new ExactLocale());
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
