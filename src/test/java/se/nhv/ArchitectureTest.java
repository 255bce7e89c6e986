package se.nhv;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds the arrows between the rooms as docs/architecture.md draws them. */
class ArchitectureTest {
    /** For each room, the rooms it may know. What is not here may know nothing of ours but fhir and problem. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("fhir", Set.of()),
            Map.entry("problem", Set.of("fhir")),
            Map.entry("settings", Set.of()),
            Map.entry("catalogue", Set.of("fhir", "problem")),
            Map.entry("text", Set.of("fhir")),
            Map.entry("store", Set.of("fhir")),
            Map.entry("directory", Set.of("catalogue", "fhir", "problem")),
            Map.entry("terminology", Set.of("catalogue", "text", "fhir", "problem")),
            Map.entry("search", Set.of("catalogue", "text", "terminology", "fhir", "problem")),
            Map.entry("referral", Set.of("directory", "terminology", "text", "catalogue", "fhir", "problem")),
            Map.entry("write", Set.of("catalogue", "store", "terminology", "directory", "search", "fhir", "problem")),
            Map.entry("feed", Set.of("catalogue", "store", "search", "fhir", "problem")),
            Map.entry("source", Set.of("fhir")),
            Map.entry("publication", Set.of("source", "fhir")),
            Map.entry(
                    "provider",
                    Set.of(
                            "referral",
                            "terminology",
                            "directory",
                            "search",
                            "write",
                            "feed",
                            "catalogue",
                            "text",
                            "fhir",
                            "problem")),
            Map.entry(
                    "cdshooks",
                    Set.of(
                            "referral",
                            "terminology",
                            "directory",
                            "search",
                            "write",
                            "feed",
                            "catalogue",
                            "text",
                            "fhir",
                            "problem")),
            Map.entry(
                    "web",
                    Set.of(
                            "source",
                            "referral",
                            "terminology",
                            "directory",
                            "search",
                            "write",
                            "feed",
                            "catalogue",
                            "text",
                            "fhir",
                            "problem")),
            Map.entry("http", Set.of("catalogue", "settings", "fhir", "problem")));

    private final JavaClasses classes = new ClassFileImporter().importPath("target/classes");

    @Test
    void everyRoomKnowsOnlyTheRoomsThatItsArrowsPointTo() {
        Set<String> broken = new TreeSet<>();
        for (JavaClass type : classes) {
            String room = room(type.getPackageName());
            Set<String> known = ARROWS.get(room);
            if (known == null) {
                continue; // Main and the server room may know everything
            }
            type.getDirectDependenciesFromSelf().forEach(dependency -> {
                String other = room(dependency.getTargetClass().getPackageName());
                if (!other.isEmpty() && !other.equals(room) && !known.contains(other)) {
                    broken.add(dependency.getDescription());
                }
            });
        }
        assertThat(broken).isEmpty();
    }

    /** The room of one of our packages; empty for what is not ours and for the root package. */
    private static String room(String packageName) {
        return packageName.startsWith("se.nhv.") ? packageName.split("\\.")[2] : "";
    }

    @Test
    void noRoomIsUnknownToTheDrawing() {
        Set<String> rooms = new TreeSet<>();
        classes.forEach(type -> rooms.add(room(type.getPackageName())));
        rooms.remove("");
        rooms.remove("server");
        assertThat(ARROWS.keySet()).containsAll(rooms);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("se.nhv.(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void theServersLibrariesStayInTheRoomsAtTheDoor() {
        outside("se.nhv.server..", "se.nhv.http..", "se.nhv.provider..", "se.nhv.cdshooks..", "se.nhv.web..")
                .accept("ca.uhn.fhir.rest.server..", "jakarta.servlet..");
        outside("se.nhv.server..").accept("org.eclipse.jetty..");
        outside("se.nhv.store..").accept("java.sql..", "javax.sql..");
        outside("se.nhv.text..").accept("org.apache.lucene..");
    }

    /** Parsed resources are shared by all requests, and these getters add to a list that is empty. */
    @Test
    void nobodyReadsTheFirstOfAListByAGetterThatAddsOne() {
        noClasses()
                .that()
                .resideInAPackage("se.nhv..")
                .and()
                .resideOutsideOfPackage("se.nhv.publication..")
                .should()
                .callMethodWhere(target(nameMatching("get.*FirstRep")))
                .check(classes);
    }

    private interface Libraries {
        void accept(String... packages);
    }

    private Libraries outside(String... rooms) {
        return packages -> noClasses()
                .that()
                .resideInAPackage("se.nhv..")
                .and()
                .resideOutsideOfPackages(rooms)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .allowEmptyShould(true)
                .check(classes);
    }
}
