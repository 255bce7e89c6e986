package se.nhv.publication;

import java.math.BigDecimal;
import java.util.List;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Measure;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupComponent;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportStatus;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.RelatedArtifact.RelatedArtifactType;
import org.hl7.fhir.r4.model.Resource;
import se.nhv.fhir.Systems;
import se.nhv.publication.overlay.FollowUpResult;
import se.nhv.publication.overlay.Source;

/**
 * A published figure as MeasureReport, with a draft Measure named after it and its Provenance. The number is read from the
 * quotation, which has to stand in the document when that is at hand.
 */
final class Results {
    private static final String HL7 = "http://terminology.hl7.org/CodeSystem/";
    private final Words words;
    private final Provenances provenances;

    Results(Words words, Provenances provenances) {
        this.words = words;
        this.provenances = provenances;
    }

    List<Resource> resources(FollowUpResult result) {
        MeasureReport report = report(result);
        return List.of(
                measure(result), report, provenances.from(report, new Source(result.source(), result.quote(), null)));
    }

    private static Measure measure(FollowUpResult result) {
        FollowUpResult.Measured measured = result.measure();
        Measure measure = Fhir.describe(
                new Measure(),
                measured.id(),
                measured.title(),
                "Uppgift som har publicerats om vården. Måttets namn är registrets; källan definierar det inte närmare.");
        measure.setStatus(PublicationStatus.DRAFT);
        Fhir.tag(measure, "dokument");
        measure.addTopic(Fhir.concept(Systems.AREA, result.area()));
        var source = measure.addRelatedArtifact().setType(RelatedArtifactType.DERIVEDFROM);
        source.setLabel(result.source());
        Words.document(result.source()).ifPresent(id -> source.setUrl(Fhir.canonical("DocumentReference", id)));
        measure.setScoring(Fhir.concept(HL7 + "measure-scoring", measured.scoring()));
        return measure.addType(Fhir.concept(HL7 + "measure-type", measured.type()));
    }

    private MeasureReport report(FollowUpResult result) {
        MeasureReport report = new MeasureReport();
        report.setId(result.id());
        report.setLanguage("sv");
        Fhir.tag(report, "dokument");
        report.setStatus(MeasureReportStatus.COMPLETE).setType(MeasureReportType.SUMMARY);
        report.setMeasureElement(
                new CanonicalType(Fhir.canonical("Measure", result.measure().id()) + "|" + Fhir.VERSION));
        report.setReporter(Fhir.reference("Organization", result.reporter()));
        Period year = new Period();
        year.getStartElement().setValueAsString(result.year() + "-01-01");
        year.getEndElement().setValueAsString(result.year() + "-12-31");
        report.setPeriod(year);
        report.addGroup(group(result));
        return report;
    }

    private MeasureReportGroupComponent group(FollowUpResult result) {
        MeasureReportGroupComponent group = new MeasureReportGroupComponent();
        if (result.population() != null) {
            FollowUpResult.Population counted = result.population();
            group.addPopulation()
                    .setCode(Fhir.concept(HL7 + "measure-population", "denominator"))
                    .setCount(number(result.source(), counted.figure(), counted.quote())
                            .intValueExact());
        }
        return group.setMeasureScore(new Quantity()
                .setValue(number(result.source(), result.figure(), result.quote()))
                .setUnit(result.unit())
                .setSystem("http://unitsofmeasure.org")
                .setCode(result.code()));
    }

    private BigDecimal number(String label, String figure, String quote) {
        return Figure.before(figure, words.at(label, quote).orElseThrow());
    }
}
