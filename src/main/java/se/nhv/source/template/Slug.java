package se.nhv.source.template;

import java.text.Normalizer;
import java.util.Locale;

/** Titles as ids: lower-case ASCII words with hyphens, without what stands in brackets. */
public final class Slug {
    private Slug() {}

    public static String of(String title) {
        String bare = title.replaceAll("\\s*\\([^)]*\\)", " ");
        String ascii = Normalizer.normalize(bare.isBlank() ? title : bare, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
        String slug = ascii.replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return slug.length() <= 64 ? slug : slug.substring(0, 64).replaceAll("-[^-]*$", "");
    }

    /** The name with a capital first letter. */
    public static String capitalised(String name) {
        return name.isEmpty() ? name : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
