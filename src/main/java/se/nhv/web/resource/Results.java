package se.nhv.web.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Measure;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.Organization;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Entry;
import se.nhv.fhir.Systems;
import se.nhv.web.Address;
import se.nhv.web.Wording;
import se.nhv.web.resource.AreaView.Result;

/** Published results of care, each with its unit and year. Made for one request. */
final class Results {
    private final Catalogue catalogue;
    private final Wording wording;

    Results(Catalogue catalogue, Wording wording) {
        this.catalogue = catalogue;
        this.wording = wording;
    }

    List<Result> ofArea(String slug) {
        return matching((report, measure) -> measure.getTopic().stream()
                .flatMap(topic -> topic.getCoding().stream())
                .anyMatch(coding -> Systems.AREA.equals(coding.getSystem()) && slug.equals(coding.getCode())));
    }

    List<Result> ofReporters(Set<String> organizations) {
        return matching((report, measure) -> organizations.contains(
                report.getReporter().getReferenceElement().getIdPart()));
    }

    private List<Result> matching(BiPredicate<MeasureReport, Measure> wanted) {
        List<Result> results = new ArrayList<>();
        for (Entry entry : catalogue.all("MeasureReport")) {
            MeasureReport report = entry.resource(MeasureReport.class);
            Measure measure = measure(report.getMeasure());
            if (measure != null && wanted.test(report, measure)) {
                results.add(result(entry, report, measure));
            }
        }
        return results;
    }

    private @Nullable Measure measure(String canonical) {
        String url = canonical.contains("|") ? canonical.substring(0, canonical.indexOf('|')) : canonical;
        return catalogue
                .find("Measure", url.substring(url.lastIndexOf('/') + 1))
                .map(entry -> entry.resource(Measure.class))
                .orElse(null);
    }

    private Result result(Entry entry, MeasureReport report, Measure measure) {
        List<String> values = new ArrayList<>();
        for (var group : report.getGroup()) {
            if (group.hasMeasureScore()) {
                var score = group.getMeasureScore();
                String number = score.getValue() == null ? "" : score.getValue().toPlainString();
                values.add(score.hasUnit() ? number + " " + score.getUnit() : number);
            }
            group.getPopulation().stream()
                    .filter(population -> population.hasCount())
                    .forEach(population -> values.add(String.valueOf(population.getCount())));
        }
        String reporter = report.getReporter().getReferenceElement().getIdPart();
        String unit = catalogue
                .find("Organization", reporter)
                .map(found -> found.resource(Organization.class).getName())
                .orElse(reporter);
        String title = wording.said(measure.getTitleElement());
        return new Result(
                title == null ? measure.getName() : title,
                values.isEmpty() ? wording.t("unknown") : String.join("; ", values),
                period(report),
                unit,
                Address.resource("MeasureReport", entry.id()));
    }

    private static String period(MeasureReport report) {
        DateTimeType start = report.getPeriod().getStartElement();
        DateTimeType end = report.getPeriod().getEndElement();
        String from = start.getValueAsString() == null ? "" : start.getValueAsString();
        String to = end.getValueAsString() == null ? "" : end.getValueAsString();
        boolean wholeYear = from.endsWith("-01-01") && to.equals(from.substring(0, 4) + "-12-31");
        return wholeYear ? from.substring(0, 4) : from + " – " + to;
    }
}
