package se.nhv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.nhv.publication.overlay.Overlay;
import se.nhv.publication.overlay.OverlayReader;
import se.nhv.publication.reading.HangingCriteria;
import se.nhv.publication.reading.PageReading;
import se.nhv.publication.reading.ReadingFiles;
import se.nhv.source.Report;
import se.nhv.source.record.Document;
import se.nhv.store.content.ContentFiles;

/**
 * What editors have written, and what was read when they wrote it. Immutable.
 *
 * @param readings what the register has read of each area's page, by slug
 */
record Editorial(Overlay overlay, Map<String, PageReading> readings) {
    Editorial {
        readings = Map.copyOf(readings);
    }

    /** Of a folder of resources, or of those in the program when it is null; empty when the folder has no overlay. */
    static Optional<Editorial> of(@Nullable Path content) throws IOException {
        return content == null ? ContentFiles.inEmbedded(Editorial::in) : in(content);
    }

    private static Optional<Editorial> in(Path content) throws IOException {
        Path overlay = content.resolve("overlay");
        return Files.isDirectory(overlay)
                ? Optional.of(new Editorial(new OverlayReader().read(overlay), new ReadingFiles(overlay).all()))
                : Optional.empty();
    }

    /** A page of an area that was read before, held against that reading; none for an area that was not. */
    Optional<HangingCriteria> hanging(Report report, Document page) {
        return Optional.ofNullable(readings.get(String.valueOf(page.slug())))
                .flatMap(read -> overlay.areas().stream()
                        .filter(area -> area.slug().equals(read.area()))
                        .findFirst()
                        .map(area -> new HangingCriteria(area, read, report, page)));
    }
}
