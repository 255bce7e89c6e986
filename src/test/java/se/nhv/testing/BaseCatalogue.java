package se.nhv.testing;

import se.nhv.catalogue.Catalogue;
import se.nhv.server.Assembly;
import se.nhv.settings.Settings;
import se.nhv.settings.Settings.Limits;
import se.nhv.settings.Settings.Listen;
import se.nhv.settings.Settings.Writes;

/** The content that the program brings as a catalogue, for tests of services without a server. */
public final class BaseCatalogue {
    private BaseCatalogue() {}

    /** Immutable, so all tests share one; built when the first asks. */
    private static final class Shared {
        static final Catalogue CATALOGUE = new Assembly(new Settings(
                        new Listen("127.0.0.1", 0, null), Limits.DEFAULT, null, "memory", Writes.OFF, null))
                .current()
                .now();
    }

    public static Catalogue read() {
        return Shared.CATALOGUE;
    }
}
