package se.nhv.provider.referral;

import java.time.Instant;
import java.util.Optional;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.CurrentCatalogue;

/** The register as it was known at an instant: what {@code asOf} asks for. Thread-safe. */
public interface KnownThen {

    /** The catalogue that was current at the instant; empty when there was none yet. */
    Optional<Catalogue> at(Instant asOf);

    /** The instant from which on there is an answer. */
    Instant earliest();

    /** For a register that nobody has written to since it began: one edition, from its instant on. */
    static KnownThen since(CurrentCatalogue current) {
        return new KnownThen() {
            @Override
            public Optional<Catalogue> at(Instant asOf) {
                Catalogue now = current.now();
                return asOf.isBefore(earliest()) ? Optional.empty() : Optional.of(now);
            }

            @Override
            public Instant earliest() {
                return current.now().edition().dataAsOf();
            }
        };
    }
}
