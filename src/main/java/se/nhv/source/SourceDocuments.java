package se.nhv.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The documents at hand, by id. Immutable. */
public final class SourceDocuments {
    /** Files are named by their number in the collection: 003-decision-dysmeli.txt is {@code kalla-003}. */
    private static final Pattern NUMBERED = Pattern.compile("([0-9]{3})-.*\\.txt");

    private final Map<String, SourceDocument> byId;
    private final Map<String, String> whole;

    private SourceDocuments(Map<String, SourceDocument> byId, Map<String, String> whole) {
        this.byId = Map.copyOf(byId);
        this.whole = Map.copyOf(whole);
    }

    /** The texts by id, as a caller has read them. */
    public static SourceDocuments of(Map<String, String> texts) {
        Map<String, SourceDocument> found = new TreeMap<>();
        texts.forEach((id, text) -> found.put(id, SourceDocument.parse(id, text)));
        return new SourceDocuments(found, texts);
    }

    /** The id that a file's name gives its document; none when it is not a numbered text. */
    public static Optional<String> id(String fileName) {
        Matcher name = NUMBERED.matcher(fileName);
        return name.matches() ? Optional.of("kalla-" + name.group(1)) : Optional.empty();
    }

    /** The ids of the documents, in order. */
    public Set<String> ids() {
        return new TreeSet<>(byId.keySet());
    }

    /** Reads every numbered text file of the folder, as UTF-8. */
    public static SourceDocuments read(Path folder) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                Matcher name = NUMBERED.matcher(String.valueOf(file.getFileName()));
                if (name.matches()) {
                    found.put("kalla-" + name.group(1), Files.readString(file, StandardCharsets.UTF_8));
                }
            }
        }
        return of(found);
    }

    /** The whole text of a document as it was given; none when it is not among these. */
    public Optional<String> whole(String id) {
        return Optional.ofNullable(whole.get(id));
    }

    /** Where in a document the words stand, at or after a paragraph; none when they do not. */
    public Optional<ParagraphLabel> find(String id, String words, int from) {
        return Optional.ofNullable(byId.get(id)).flatMap(document -> document.find(words, from));
    }

    /** The words at the label; none when the document is not among these, or the text is no label. */
    public Optional<String> text(String label) {
        return ParagraphLabel.parse(label)
                .flatMap(at -> Optional.ofNullable(byId.get(at.document())).map(document -> document.text(at)));
    }
}
