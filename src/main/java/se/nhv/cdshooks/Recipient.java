package se.nhv.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Entry;
import se.nhv.fhir.ResourceKey;
import se.nhv.referral.Destination;
import se.nhv.referral.Suitability;

/**
 * Who an order is being sent to, as the register knows it: recognised by an address of ours, by an identifier that both sides know,
 * or by our own id when the client describes nobody else under it. Never by name. Immutable.
 *
 * @param organizations ids of the organisations that it is
 * @param above ids of the organisations that these are part of
 * @param services ids of the HealthcareServices that it is
 */
record Recipient(Set<String> organizations, Set<String> above, Set<String> services) {

    static Recipient of(Catalogue catalogue, String base, HookRequest.Performer performer) {
        Recipient recipient = new Recipient(new HashSet<>(), new HashSet<>(), new HashSet<>());
        String reference = performer.reference();
        boolean ours = reference.startsWith(base + "/");
        if (ours || performer.resources().isEmpty()) {
            recipient.add(catalogue, ours ? reference.substring(base.length() + 1) : reference);
        }
        for (ObjectNode described : performer.resources()) {
            recipient.addIdentified(catalogue, described);
        }
        return recipient;
    }

    /** Whether the register knows it at all. */
    boolean known() {
        return !organizations.isEmpty() || !services.isEmpty();
    }

    /** The best that the register says of it; null when it is none of the destinations. */
    @Nullable
    Suitability best(List<Destination> destinations) {
        return destinations.stream()
                .map(this::as)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** What holds for this recipient at a destination; null when it is another. */
    private @Nullable Suitability as(Destination destination) {
        boolean service = destination.permit().services().stream().anyMatch(one -> services.contains(one.id()))
                || (destination.service() != null
                        && services.contains(destination.service().id()));
        String unit = destination.permit().unit().id();
        if (service || organizations.contains(unit)) {
            return destination.suitability();
        }
        if (!above.contains(unit)) {
            return null;
        }
        // a clinic acts under its hospital's permit; which of a region's hospitals it is, no source may say
        boolean mayBe = destination.suitability() == Suitability.ELIGIBLE
                && !destination.permit().unitStated();
        return mayBe ? Suitability.UNCERTAIN : destination.suitability();
    }

    private void add(Catalogue catalogue, String relative) {
        String[] parts = relative.split("/");
        if (parts.length == 2 && ResourceKey.isId(parts[1])) {
            catalogue.find(parts[0], parts[1]).ifPresent(entry -> add(catalogue, entry));
        }
    }

    private void add(Catalogue catalogue, Entry entry) {
        if (entry.resource() instanceof HealthcareService service) {
            // a service stands for itself; its hospital may have others, with other permits
            services.add(entry.id());
        } else if (entry.resource() instanceof Organization organization) {
            organizations.add(entry.id());
            addAbove(catalogue, organization);
        }
    }

    private void addAbove(Catalogue catalogue, Organization organization) {
        String parent = organization.getPartOf().getReferenceElement().getIdPart();
        if (parent != null && above.add(parent)) {
            catalogue
                    .find("Organization", parent)
                    .ifPresent(entry -> addAbove(catalogue, entry.resource(Organization.class)));
        }
    }

    private void addIdentified(Catalogue catalogue, ObjectNode described) {
        for (JsonNode identifier : described.path("identifier")) {
            String system = Prefetched.text(identifier, "system");
            String value = Prefetched.text(identifier, "value");
            if (system != null && value != null) {
                for (Entry entry : catalogue.all("Organization")) {
                    if (has(entry.resource(Organization.class).getIdentifier(), system, value)) {
                        add(catalogue, entry);
                    }
                }
                for (Entry entry : catalogue.all("HealthcareService")) {
                    if (has(entry.resource(HealthcareService.class).getIdentifier(), system, value)) {
                        add(catalogue, entry);
                    }
                }
            }
        }
    }

    private static boolean has(List<Identifier> identifiers, String system, String value) {
        return identifiers.stream()
                .anyMatch(identifier -> system.equals(identifier.getSystem()) && value.equals(identifier.getValue()));
    }
}
