package se.nhv.catalogue;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.nhv.fhir.ResourceVersion;

/**
 * The register as it was known at an instant: what {@code asOf} asks for. Not to be confused with what is valid on a date, which
 * each catalogue answers itself.
 *
 * <p>An old catalogue is built from the versions that the current one holds; the few that were asked for last are kept. Thread-safe.
 */
public final class CatalogueAt {
    /** Each costs about what the current catalogue costs; a client that compares asks for two. */
    private static final int KEPT = 2;

    private static final Comparator<ResourceVersion> IN_TIME = Comparator.comparing(ResourceVersion::lastUpdated)
            .thenComparing(ResourceVersion::key)
            .thenComparing(ResourceVersion::versionId);

    private final CurrentCatalogue current;
    private final CatalogueBuilder builder;
    private final Editions editions;
    private final Map<Edition, Catalogue> kept = new LinkedHashMap<>(KEPT * 2, 0.75f, true);

    public CatalogueAt(CurrentCatalogue current, CatalogueBuilder builder, Editions editions) {
        this.current = current;
        this.builder = builder;
        this.editions = editions;
    }

    /** The catalogue that was current at the instant; empty when there was none yet. */
    public Optional<Catalogue> at(Instant asOf) {
        Catalogue now = current.now();
        if (!asOf.isBefore(now.edition().dataAsOf())) {
            return Optional.of(now);
        }
        return editions.at(asOf).map(edition -> built(now, edition));
    }

    /** The catalogue of an edition, by its id; empty when there never was such an edition. */
    public Optional<Catalogue> edition(String id) {
        Catalogue now = current.now();
        if (now.edition().id().equals(id)) {
            return Optional.of(now);
        }
        return editions.named(id).map(edition -> built(now, edition));
    }

    /** The instant from which on there is an answer. */
    public Instant earliest() {
        return editions.first()
                .map(Edition::dataAsOf)
                .orElse(current.now().edition().dataAsOf());
    }

    private synchronized Catalogue built(Catalogue now, Edition edition) {
        Catalogue known = kept.get(edition);
        if (known == null) {
            List<ResourceVersion> written = now.allVersions()
                    .map(Entry::version)
                    .filter(version -> !version.lastUpdated().isAfter(edition.dataAsOf()))
                    .sorted(IN_TIME)
                    .toList();
            known = builder.first(edition, written);
            kept.put(edition, known);
            if (kept.size() > KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return known;
    }
}
