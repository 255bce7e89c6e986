package se.nhv.source.directory;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a region was called while it was a landsting, until 2019: "Östmarks läns landsting", "Landstinget i Östmark".
 * The stem is that of the region's own name and that of its county.
 */
final class FormerNames {
    private FormerNames() {}

    /**
     * The names.
     *
     * @param bare the region's name without the word for region
     * @param county the county's name, "Östmarks län"; null when it is not known
     */
    static Set<String> of(String bare, @Nullable String county) {
        Set<String> stems = new LinkedHashSet<>();
        stems.add(bare);
        stems.add(withoutGenitive(bare));
        if (county != null) {
            String stem = county.replaceFirst("(?iu)\\s+län$", "");
            stems.add(stem);
            stems.add(withoutGenitive(stem));
        }
        Set<String> names = new LinkedHashSet<>();
        for (String stem : stems) {
            String genitive = stem.endsWith("s") ? stem : stem + "s";
            names.add(genitive + " läns landsting");
            names.add(stem + " läns landsting");
            names.add(genitive + " landsting");
            names.add("Landstinget i " + genitive + " län");
            names.add("Landstinget i " + stem + " län");
            names.add("Landstinget i " + stem);
            names.add("Landstinget " + genitive + " län");
            names.add("Landstinget " + stem + " län");
            names.add("Landstinget " + stem);
        }
        return names;
    }

    private static String withoutGenitive(String stem) {
        return stem.replaceFirst("s$", "");
    }
}
