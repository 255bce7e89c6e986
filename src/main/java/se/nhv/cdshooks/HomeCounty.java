package se.nhv.cdshooks;

import java.util.Locale;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Entry;
import se.nhv.directory.Directory;
import se.nhv.fhir.Systems;

/** From what a patient's address says of the county to its code. Pure. */
final class HomeCounty {
    private HomeCounty() {}

    /** The code of the county, or of none for {@code 99}; null when the text names no county that the register knows. */
    static @Nullable String code(Catalogue catalogue, @Nullable String text) {
        if (text == null) {
            return null;
        }
        String asked = text.strip();
        if (asked.equals("99") || catalogue.get(Directory.KEY).geography().county(asked) != null) {
            return asked;
        }
        for (Entry entry : catalogue.all("Location")) {
            Location place = entry.resource(Location.class);
            if (asked.toLowerCase(Locale.ROOT)
                    .equals(String.valueOf(place.getName()).toLowerCase(Locale.ROOT))) {
                String code = place.getIdentifier().stream()
                        .filter(identifier -> Systems.COUNTY.equals(identifier.getSystem()))
                        .map(Identifier::getValue)
                        .findFirst()
                        .orElse(null);
                if (code != null) {
                    return code;
                }
            }
        }
        return null;
    }
}
