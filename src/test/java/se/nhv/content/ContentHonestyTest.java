package se.nhv.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import se.nhv.fhir.Systems;

/** Every fact says how sure it is, and nothing is here that no source states. */
class ContentHonestyTest {
    /** Their tag is the rank of the source that states that the thing exists (api.md, section 0). */
    private static final Set<String> TAGGED = Set.of(
            "PlanDefinition",
            "OrganizationAffiliation",
            "HealthcareService",
            "Organization",
            "Location",
            "Questionnaire",
            "Measure",
            "MeasureReport");

    /** Persons, addresses and technical endpoints: no source gives any that may be published. */
    private static final Set<String> ABSENT =
            Set.of("Endpoint", "Practitioner", "PractitionerRole", "Person", "Patient", "RelatedPerson");

    private static final Pattern PERSONAL_OR_REGISTERED = Pattern.compile(
            "\\b(16)?\\d{6}-\\d{4}\\b" // organisation number
                    + "|\\bSE\\d{10}-" // HSA-id
                    + "|[\\w.]+@[\\w-]+\\.\\w+" // e-mail
                    + "|\\b0\\d{1,3}[- ]\\d{2,3}[ ]\\d{2}[ ]\\d{2}\\b"); // telephone

    @Test
    void eachThingSaysExactlyOnceHowSureItIs() {
        assertThat(Content.all().resources().filter(resource -> TAGGED.contains(resource.fhirType())))
                .isNotEmpty()
                .allSatisfy(resource ->
                        assertThat(evidence(resource)).as(resource.getId()).isEqualTo(1));
        assertThat(Content.all().resources())
                .allSatisfy(resource ->
                        assertThat(evidence(resource)).as(resource.getId()).isLessThanOrEqualTo(1));
    }

    private static long evidence(Resource resource) {
        return resource.getMeta().getTag().stream()
                .filter(tag -> Systems.EVIDENCE.equals(tag.getSystem()))
                .count();
    }

    @Test
    void noContactNoPersonAndNoRegisteredNumberIsInvented() {
        var terser = Content.context().newTerser();
        assertThat(Content.all().files()).allSatisfy(file -> {
            assertThat(ABSENT)
                    .as(file.path().toString())
                    .doesNotContain(file.resource().fhirType());
            assertThat(terser.getAllPopulatedChildElementsOfType(file.resource(), ContactPoint.class))
                    .isEmpty();
            assertThat(terser.getAllPopulatedChildElementsOfType(file.resource(), HumanName.class))
                    .isEmpty();
            assertThat(terser.getAllPopulatedChildElementsOfType(file.resource(), Identifier.class))
                    .allMatch(identifier -> identifier.getSystem().startsWith(Systems.BASE + "/sid/")
                            || identifier.getSystem().equals(Systems.COUNTY));
            assertThat(file.json()).as(file.path().toString()).doesNotContainPattern(PERSONAL_OR_REGISTERED);
        });
    }

    @Test
    void noSourceIsCopiedIntoTheRegister() {
        var terser = Content.context().newTerser();
        assertThat(Content.all()
                        .resources()
                        .flatMap(resource ->
                                terser.getAllPopulatedChildElementsOfType(resource, Attachment.class).stream()))
                .isNotEmpty()
                .noneMatch(Attachment::hasData);
    }

    /** The list holds SHA-256 of lower-cased word pairs, so that the names themselves stand nowhere. */
    @Test
    void noPersonOfTheSourcesIsNamedAnywhereInTheProject() throws IOException {
        Set<String> persons =
                Set.copyOf(Files.readAllLines(Path.of("src/test/resources/se/nhv/content/persons.sha256")));
        assertThat(persons).hasSizeGreaterThan(10);
        Set<String> found = new TreeSet<>();
        for (Path file : projectFiles()) {
            if (wordPairs(text(file)).stream().map(ContentHonestyTest::sha256).anyMatch(persons::contains)) {
                found.add(file.toString());
            }
        }
        assertThat(found).isEmpty();
    }

    private static List<Path> projectFiles() throws IOException {
        try (var files = Files.walk(Path.of(""))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith("target") && !file.startsWith(".git"))
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            return ""; // no text file
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> wordPairs(String text) {
        Set<String> pairs = new TreeSet<>();
        String before = "";
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
            pairs.add(before + " " + word);
            before = word;
        }
        return pairs;
    }

    private static String sha256(String words) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
