package se.nhv.publication;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityComponent;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.Systems;
import se.nhv.publication.overlay.Address;
import se.nhv.publication.overlay.Area;
import se.nhv.publication.overlay.Partner;
import se.nhv.publication.overlay.Permit;
import se.nhv.publication.overlay.Source;
import se.nhv.publication.overlay.SubPermit;

/**
 * Where each resource comes from: one Provenance per resource, whose entities name the paragraph or the address, with a
 * short quotation where it may be published.
 */
final class Provenances {
    private static final String PARAGRAPH = Systems.BASE + "/sid/kallstycke";

    /** An edition's day: when the sources were read, as far as it is known. */
    private static final String RECORDED = "2026-11-22T00:00:00Z";

    /** Ids stay within this, so that an archived version's suffix has room. */
    private static final int LONGEST_ID = 56;

    private final Words words;
    private final Map<String, String> documents = new LinkedHashMap<>();

    Provenances(Words words, List<Address> addresses) {
        this.words = words;
        addresses.forEach(address -> documents.put(address.url(), address.document()));
    }

    /** For an area or its questionnaire: where the description and the number of units stand, and every address. */
    Provenance area(Resource target, Area area) {
        List<Source> sources = new ArrayList<>();
        Stream.of(Optional.ofNullable(area.descriptionSource()), Optional.ofNullable(area.unitsSource()))
                .flatMap(Optional::stream)
                .filter(label -> Words.document(label).isPresent())
                .distinct()
                .forEach(label -> sources.add(new Source(label, null, null)));
        if (sources.isEmpty() && area.document() != null) {
            area.criteria().stream()
                    .limit(1)
                    .forEach(root -> sources.add(new Source(root.source(), root.quote(), null)));
        }
        area.addresses().forEach(address -> sources.add(new Source(null, null, address)));
        Provenance provenance = provenance(target, sources);
        if (area.unitsPage() != null && area.page() != null) {
            provenance.getEntity().stream()
                    .filter(entity ->
                            reference(area.page()).equals(entity.getWhat().getReference()))
                    .forEach(entity -> entity.getWhat().setIdentifier(paragraph(area.unitsPage())));
        }
        return provenance;
    }

    /** For a resource that one paragraph gives. */
    Provenance from(Resource target, Source source) {
        return provenance(target, List.of(source));
    }

    /** For the questions about special conditions, and for the codes that they ask about: the document as a whole. */
    Provenance conditions(ConditionForm form) {
        Provenance provenance = provenance(ConditionQuestions.resource(form), List.of());
        provenance.addTarget(Fhir.reference("CodeSystem", "nhv-villkor"));
        provenance.addTarget(Fhir.reference("CodeSystem", "nhv-villkorskategori"));
        provenance
                .addEntity()
                .setRole(ProvenanceEntityRole.SOURCE)
                .setWhat(Fhir.reference("DocumentReference", form.set().document()));
        return provenance;
    }

    /** In the order of {@link Permits#resources}: the permit, its sub-permits, its partners. */
    List<Provenance> permits(List<? extends Resource> targets, Permit permit) {
        List<List<Source>> sources = new ArrayList<>();
        sources.add(permit.sources());
        permit.subPermits().stream().map(SubPermit::sources).forEach(sources::add);
        permit.partners().stream().map(Partner::sources).forEach(sources::add);
        List<Provenance> all = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            all.add(provenance(targets.get(i), sources.get(i)));
        }
        return all;
    }

    /** In the order of {@link Services#resources}; a partner's activities come from where the partner comes from. */
    List<Provenance> services(List<? extends Resource> targets, Permit permit) {
        List<List<Source>> sources = new ArrayList<>();
        int own = Math.max(1, permit.activities().size());
        sources.addAll(Collections.nCopies(own, permit.sources()));
        permit.subPermits().stream().map(SubPermit::sources).forEach(sources::add);
        for (Partner partner : permit.partners()) {
            sources.add(partner.sources());
            partner.activities().forEach(activity -> sources.add(partner.sources()));
        }
        List<Provenance> all = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            all.add(provenance(targets.get(i), sources.get(i)));
        }
        return all;
    }

    private Provenance provenance(Resource target, List<Source> sources) {
        String id = target.getIdElement().getIdPart();
        Provenance provenance = new Provenance();
        provenance.setId(id.length() + ".kalla".length() > LONGEST_ID ? id : id + ".kalla");
        provenance.setLanguage("sv");
        provenance.addTarget(Fhir.reference(target.fhirType(), id));
        provenance.getRecordedElement().setValueAsString(RECORDED);
        provenance.setActivity(Fhir.concept("http://terminology.hl7.org/CodeSystem/v3-DataOperation", "CREATE"));
        provenance
                .addAgent()
                .setType(Fhir.concept("http://terminology.hl7.org/CodeSystem/provenance-participant-type", "assembler"))
                .setWho(new Reference().setDisplay("Registrets redaktion"));
        sources.forEach(source -> provenance.addEntity(entity(source)));
        return provenance;
    }

    private ProvenanceEntityComponent entity(Source source) {
        Reference what = new Reference();
        String label = source.source();
        if (label == null) {
            what.setReference(reference(source.url()));
        } else {
            String document = Words.document(label)
                    .orElseThrow(() -> new IllegalArgumentException("not a document's paragraph: " + label));
            what.setReference("DocumentReference/" + document).setIdentifier(paragraph(label));
            words.at(label, source.quote()).ifPresent(what::setDisplay);
        }
        return new ProvenanceEntityComponent()
                .setRole(ProvenanceEntityRole.SOURCE)
                .setWhat(what);
    }

    private String reference(@Nullable String address) {
        String document = documents.get(String.valueOf(address));
        if (document == null) {
            throw new IllegalArgumentException("no document has the address " + address);
        }
        return "DocumentReference/" + document;
    }

    private static Identifier paragraph(String label) {
        return new Identifier().setSystem(PARAGRAPH).setValue(label);
    }
}
