package se.nhv.provider.referral;

import java.time.Instant;
import java.util.Optional;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.CatalogueAt;

/** The register as it was known at an instant: what {@code asOf} asks for. Thread-safe. */
public interface KnownThen {

    /** The catalogue that was current at the instant; empty when there was none yet. */
    Optional<Catalogue> at(Instant asOf);

    /** The instant from which on there is an answer. */
    Instant earliest();

    /** The register's own earlier states. */
    static KnownThen of(CatalogueAt earlier) {
        return new KnownThen() {
            @Override
            public Optional<Catalogue> at(Instant asOf) {
                return earlier.at(asOf);
            }

            @Override
            public Instant earliest() {
                return earlier.earliest();
            }
        };
    }
}
