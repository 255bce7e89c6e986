package se.nhv.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DocumentReference;
import org.junit.jupiter.api.Test;

/** What is said of a source can be checked against the source. */
class SourcesTest {
    private static final Path TEXTS = Path.of("src/test/resources/kallor");

    @Test
    void aSourceHasTheChecksumOfTheTextThatWasRead() throws IOException, GeneralSecurityException {
        int compared = 0;
        for (Path text : texts()) {
            byte[] bytes = Files.readAllBytes(text);
            Attachment attachment =
                    attachment("kalla-" + text.getFileName().toString().substring(0, 3));
            if (attachment.getSize() == bytes.length) { // others are kept here only in part
                assertThat(attachment.getHash())
                        .isEqualTo(MessageDigest.getInstance("SHA-1").digest(bytes));
                compared++;
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(3);
    }

    private static List<Path> texts() throws IOException {
        try (var files = Files.list(TEXTS)) {
            return files.sorted().toList();
        }
    }

    private static Attachment attachment(String document) {
        return Content.all()
                .ofType(DocumentReference.class)
                .filter(source -> source.getIdElement().getIdPart().equals(document))
                .map(source -> source.getContentFirstRep().getAttachment())
                .findFirst()
                .orElseThrow();
    }
}
