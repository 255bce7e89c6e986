package se.nhv.publication.overlay;

import org.jspecify.annotations.Nullable;

/**
 * A published figure: where it stands, what it counts, and what the measure is called. The number itself is not here: it is
 * read from the quotation.
 *
 * @param id of the MeasureReport
 * @param measure of what, and under which name
 * @param area slug of the area
 * @param reporter id of the organization whose figure it is
 * @param year that the figure is for
 * @param figure the words that follow the number; empty when the number stands last
 * @param unit the unit of measure in words
 * @param code the unit in UCUM
 * @param population of how many the figure speaks, null when the source does not say it
 * @param source label of the paragraph
 * @param quote the words of the paragraph that hold the figure
 */
public record FollowUpResult(
        String id,
        Measured measure,
        String area,
        String reporter,
        int year,
        String figure,
        String unit,
        String code,
        @Nullable Population population,
        String source,
        String quote) {

    /**
     * @param id of the Measure
     * @param title our name of the published figure
     * @param type code of measure-type
     * @param scoring code of measure-scoring
     */
    public record Measured(String id, String title, String type, String scoring) {}

    /**
     * @param figure the words that follow the number
     * @param quote the words of the paragraph that hold it
     */
    public record Population(String figure, String quote) {}
}
