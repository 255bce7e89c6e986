package se.nhv.vignettes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.PartialDate;
import se.nhv.referral.Age;
import se.nhv.referral.DestinationsQuestion;
import se.nhv.referral.Token;

/**
 * One row of a vignette file; the columns are explained in its README.
 *
 * @param area the care area that the expectations are about: the file's name
 * @param cells column name to text; every column is there
 */
public record Vignette(String area, Map<String, String> cells) {
    private static final Path FOLDER = Path.of("src/test/resources/vignettes");

    /** All rows of all files, by file and line. */
    public static List<Vignette> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .flatMap(Vignette::rows)
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Stream<Vignette> rows(Path file) {
        String area = file.getFileName().toString().replace(".csv", "");
        try {
            List<String> lines = Files.readAllLines(file);
            List<String> names = List.of(lines.get(0).split(";", -1));
            List<Vignette> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] values = line.split(";", -1);
                if (values.length != names.size()) {
                    throw new IllegalStateException(file + ": " + values.length + " columns in: " + line);
                }
                Map<String, String> cells = new LinkedHashMap<>();
                for (int i = 0; i < values.length; i++) {
                    cells.put(names.get(i), values[i]);
                }
                rows.add(new Vignette(area, cells));
            }
            return rows.stream();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public String id() {
        return cell("id");
    }

    public String cell(String column) {
        String text = cells.get(column);
        if (text == null) {
            throw new IllegalStateException("no column " + column);
        }
        return text;
    }

    public List<String> words(String column) {
        return cell(column).isEmpty() ? List.of() : List.of(cell(column).split(" "));
    }

    public @Nullable String given(String column) {
        return cell(column).isEmpty() ? null : cell(column);
    }

    public LocalDate date() {
        return LocalDate.parse(cell("datum"));
    }

    /** What is answered, as a clinician's system would send it. */
    public List<QuestionnaireResponse> answers() {
        if (cell("svar").isEmpty()) {
            return List.of();
        }
        QuestionnaireResponse response = new QuestionnaireResponse();
        response.setStatus(QuestionnaireResponseStatus.COMPLETED);
        for (String answer : words("svar")) {
            String[] parts = answer.split("=");
            response.addItem().setLinkId(parts[0]).addAnswer().setValue(new BooleanType(parts[1].equals("ja")));
        }
        return List.of(response);
    }

    /** The row as a question to the engine. */
    public DestinationsQuestion question() {
        return new DestinationsQuestion(
                tokens("koder"),
                List.of(),
                tokens("frågat område"),
                new DestinationsQuestion.Patient(age(), given("hemlän")),
                answers(),
                date(),
                false);
    }

    private List<Token> tokens(String column) {
        return words(column).stream().map(code -> new Token(null, code)).toList();
    }

    private @Nullable Age age() {
        String born = given("födelsedatum");
        if (born != null) {
            return Age.on(date(), PartialDate.parse(born).orElseThrow());
        }
        return given("ålder") == null ? null : Age.of(Integer.parseInt(cell("ålder")));
    }

    /** The expected destinations, one text each. */
    public List<String> destinations() {
        return cell("mottagare").isEmpty()
                ? List.of()
                : Arrays.stream(cell("mottagare").split(" \\| ")).toList();
    }

    @Override
    public String toString() {
        return id() + " " + cell("patient");
    }
}
