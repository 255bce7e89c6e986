package se.nhv.publication.overlay;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an editor says of one of the numbered documents; its size and checksum are read from the text.
 *
 * @param id such as {@code kalla-003}
 * @param category code of nhv-dokumenttyp
 * @param docStatus code of composition-status
 * @param author who published it, in words
 * @param organization id of the author when the directory has it
 * @param created the document's own date, null when it gives none
 * @param year the year that it reports on, null when it is no report
 * @param pages where it stands on the web
 */
public record NumberedDocument(
        String id,
        String category,
        String docStatus,
        String author,
        @Nullable String organization,
        String title,
        String description,
        @Nullable String created,
        @Nullable String year,
        List<Page> pages) {
    public NumberedDocument {
        pages = Lists.orEmpty(pages);
    }

    /** @param title what the page is called */
    public record Page(String url, String title) {}
}
