package se.nhv.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Organization;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.nhv.testing.RunningRegister;
import se.nhv.testing.WritableRegister;

/** Resources that live inside others are found when they are asked for, and never otherwise (FHIR R4, 3.1.1.5.5). */
class ContainedTest {
    private static final String LOCATION = """
            {"resourceType":"Location","id":"%1$s","status":"active","name":"%2$s",
             "contained":[{"resourceType":"Organization","id":"o1","name":"%3$s","active":true,
               "partOf":{"reference":"Organization/sus"}}],
             "managingOrganization":{"reference":"#o1"}}""";

    private static RunningRegister register;
    private static Asking asking;

    @BeforeAll
    static void start() {
        register = WritableRegister.start();
        asking = new Asking(register);
        write("inre", "Hus ett", "Inneboende mottagning");
        write("yttre", "Hus två", "Annan mottagning");
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    private static void write(String id, String name, String organization) {
        String body = LOCATION.formatted(id, name, organization);
        var answer = register.method("PUT", "Location/" + id, "application/fhir+json", body);
        assertThat(answer.statusCode()).as(RunningRegister.text(answer)).isIn(200, 201);
    }

    @Test
    void aContainedResourceIsNotFoundUnlessAskedFor() {
        assertThat(asking.get("Organization?name=Inneboende").getTotal()).isZero();
        assertThat(asking.get("Organization?_contained=false&name=Inneboende").getTotal())
                .isZero();
    }

    @Test
    void theResourceThatContainsTheMatchIsSent() {
        Bundle bundle = asking.get("Organization?_contained=true&name=Inneboende");
        assertThat(Asking.matches(bundle)).containsExactly("Location/inre");
        assertThat(bundle.getTotal()).isEqualTo(1);
        assertThat(Asking.matches(asking.get(
                        "Organization?_contained=true&_containedType=container&_sort=-name&name:contains=mottagning")))
                .containsExactly("Location/inre", "Location/yttre");
    }

    @Test
    void theMatchIsSentAloneAtAnAddressInsideTheOther() {
        Bundle bundle = asking.get("Organization?_contained=true&_containedType=contained&name=Inneboende");
        assertThat(bundle.getEntry()).hasSize(1);
        assertThat(bundle.getEntryFirstRep().getFullUrl()).isEqualTo(register.base() + "/Location/inre#o1");
        Organization found = (Organization) bundle.getEntryFirstRep().getResource();
        assertThat(found.getName()).isEqualTo("Inneboende mottagning");
        assertThat(bundle.getLink(Bundle.LINK_SELF).getUrl()).contains("_contained=true", "_containedType=contained");
    }

    @Test
    void bothAreFoundTogetherAndPagesDoNotLoseAny() {
        String search = "Organization?_contained=both&name:contains=mottagning,universitetssjukhus&_sort=name&_count=";
        Bundle whole = asking.get(search + "100");
        assertThat(Asking.matches(whole)).contains("Location/inre", "Location/yttre", "Organization/karolinska");
        assertThat(whole.getTotal()).isEqualTo(whole.getEntry().size());
        List<String> pages = new ArrayList<>();
        String next = search + "2";
        while (next != null) {
            Bundle page = asking.get(next);
            pages.addAll(Asking.matches(page));
            next = page.getLink(Bundle.LINK_NEXT) == null
                    ? null
                    : page.getLink(Bundle.LINK_NEXT).getUrl();
        }
        assertThat(pages).isEqualTo(Asking.matches(whole));
    }

    @Test
    void aResourceThatMatchesAndContainsAMatchComesOnce() {
        String body =
                "{\"resourceType\":\"Organization\",\"id\":\"hus\",\"name\":\"Dubbel\",\"type\":[{\"text\":\"x\"}],"
                        + "\"contained\":[{\"resourceType\":\"Organization\",\"id\":\"a\",\"name\":\"Dubbel\"},"
                        + "{\"resourceType\":\"Organization\",\"id\":\"b\",\"name\":\"Dubbelt\"}],"
                        + "\"partOf\":{\"reference\":\"#a\"},\"extension\":[{\"url\":\"https://nhv.example/x\","
                        + "\"valueReference\":{\"reference\":\"#b\"}}]}";
        var answer = register.method("PUT", "Organization/hus", "application/fhir+json", body);
        assertThat(answer.statusCode()).as(RunningRegister.text(answer)).isIn(200, 201);
        assertThat(Asking.matches(asking.get("Organization?_contained=both&name=Dubbel")))
                .containsExactly("Organization/hus");
        assertThat(asking.get("Organization?_contained=true&_containedType=contained&name=Dubbel")
                        .getTotal())
                .isEqualTo(2);
    }

    @Test
    void pagesOfSeveralInsideOneResourceNeitherRepeatNorLoseAny() {
        String inside = "{\"resourceType\":\"Organization\",\"id\":\"%1$s\",\"name\":\"Syskon\"}";
        String reference = "{\"url\":\"https://nhv.example/x\",\"valueReference\":{\"reference\":\"#%1$s\"}}";
        List<String> all = new ArrayList<>();
        for (String place : List.of("syskon-1", "syskon-2", "syskon-3", "syskon-4")) {
            List<String> ids = List.of("a", "b", "c");
            String body = "{\"resourceType\":\"Location\",\"id\":\"" + place
                    + "\",\"status\":\"active\",\"contained\":["
                    + String.join(",", ids.stream().map(inside::formatted).toList()) + "],\"extension\":["
                    + String.join(",", ids.stream().map(reference::formatted).toList()) + "],\"name\":\"Hus\"}";
            var answer = register.method("PUT", "Location/" + place, "application/fhir+json", body);
            assertThat(answer.statusCode()).as(RunningRegister.text(answer)).isIn(200, 201);
            ids.forEach(id -> all.add(register.base() + "/Location/" + place + "#" + id));
        }
        List<String> found = new ArrayList<>();
        String next = "Organization?_contained=true&_containedType=contained&name=Syskon&_count=2";
        while (next != null) {
            Bundle page = asking.get(next);
            page.getEntry().forEach(entry -> found.add(entry.getFullUrl()));
            Bundle.BundleLinkComponent link = page.getLink(Bundle.LINK_NEXT);
            next = link == null ? null : link.getUrl();
        }
        assertThat(found).isEqualTo(all);
    }

    @Test
    void aContainedResourceIsFoundByWhatItPointsTo() {
        assertThat(Asking.matches(asking.get("Organization?_contained=true&partof.name=Skånes")))
                .containsExactly("Location/inre", "Location/yttre");
    }

    @Test
    void aChainGoesIntoWhatTheResourceContains() {
        assertThat(Asking.ids(asking.get("Location?organization.name=Inneboende")))
                .containsExactly("inre");
    }

    @Test
    void theReasonsTellWhatWasLookedForInsideOthers() {
        assertThat(reasons("Organization?_contained=true&_containedType=contained&name=Inneboende"))
                .contains("Location/inre#o1: name Inneboende mottagning")
                .anyMatch(text -> text.startsWith("contained Organization all: 1 / "))
                .anyMatch(text -> text.startsWith("  contained Organization name = "))
                .noneMatch(text -> text.startsWith("Organization "));
        assertThat(reasons("Organization?_contained=both&name:contains=mottagning,karolinska"))
                .anyMatch(text -> text.startsWith("Organization all: 1 / "))
                .anyMatch(text -> text.startsWith("contained Organization all: 2 / "))
                .anyMatch(text -> text.startsWith("Location/yttre#o1: name "))
                .anyMatch(text -> text.startsWith("Organization/karolinska: name "));
        assertThat(reasons("Location?organization.name=Inneboende"))
                .anyMatch(text -> text.startsWith("    Organization name = ") && text.contains(": 0 / "))
                .anyMatch(text -> text.startsWith("    contained Organization name = ") && text.contains(": 1 / "));
        assertThat(reasons("Organization?name=Karolinska")).noneMatch(text -> text.startsWith("contained "));
    }

    private static List<String> reasons(String search) {
        List<Bundle.BundleEntryComponent> entries =
                asking.get(search + "&_explain=true").getEntry();
        OperationOutcome outcome =
                (OperationOutcome) entries.get(entries.size() - 1).getResource();
        return outcome.getIssue().stream()
                .map(issue -> issue.getDetails().getText())
                .toList();
    }

    @Test
    void aChangeOfTheOuterResourceChangesWhatIsFoundInside() {
        write("flyttad", "Hus tre", "Gammal mottagning");
        write("flyttad", "Hus tre", "Ny mottagning");
        assertThat(asking.get("Organization?_contained=true&name=Gammal").getTotal())
                .isZero();
        assertThat(asking.get("Organization?_contained=true&name=Ny").getTotal())
                .isEqualTo(1);
        register.method("DELETE", "Location/flyttad", "application/fhir+json", "");
        assertThat(asking.get("Organization?_contained=true&name=Ny").getTotal())
                .isZero();
    }
}
