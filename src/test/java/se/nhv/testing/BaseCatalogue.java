package se.nhv.testing;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.CatalogueBuilder;
import se.nhv.catalogue.Edition;
import se.nhv.directory.Directory;
import se.nhv.fhir.Codec;
import se.nhv.referral.CareAreas;
import se.nhv.server.BaseContent;

/** The content that the program brings as a catalogue, for tests of the referral's services without a server. */
public final class BaseCatalogue {
    private BaseCatalogue() {}

    public static Catalogue read() {
        Codec codec = new Codec(FhirContext.forR4Cached());
        BaseContent base = BaseContent.read(codec, null);
        return new CatalogueBuilder(codec, List.of(Directory.PART, CareAreas.PART))
                .first(new Edition(base.id(), 0, base.instant()), base.versions());
    }
}
