package se.nhv.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Organization;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.nhv.testing.RunningRegister;

/** What holds for every search: strictness, paging, shapes, bounds. Over HTTP, on the content of the program. */
class SearchRulesTest {
    private static RunningRegister register;
    private static Asking asking;

    @BeforeAll
    static void start() {
        register = RunningRegister.start();
        asking = new Asking(register);
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    private static String code(OperationOutcome refusal) {
        return refusal.getIssueFirstRep().getDetails().getCodingFirstRep().getCode();
    }

    // strictness

    @Test
    void aMisspeltParameterIsRefusedAndTheRightOneNamed() {
        OperationOutcome refusal = asking.refusal("Organization?nmae=sus", 400, "Accept-Language", "en");
        assertThat(code(refusal)).isEqualTo("unknown-parameter");
        assertThat(refusal.getIssueFirstRep().getExpression().get(0).getValue()).isEqualTo("nmae");
        assertThat(refusal.getIssueFirstRep().getDiagnostics()).contains("Did you mean name?", "identifier");
    }

    @Test
    void everyMisspeltParameterIsNamedAtOnce() {
        assertThat(asking.refusal("Organization?nmae=sus&ytpe=x&name=y", 400).getIssue())
                .hasSize(2);
    }

    @Test
    void lenientHandlingIgnoresItAndSaysSo() {
        Bundle bundle = asking.get("Organization?nmae=x&identifier=sus", "Prefer", "handling=lenient");
        assertThat(Asking.ids(bundle)).containsExactly("sus");
        assertThat(bundle.getLink(Bundle.LINK_SELF).getUrl())
                .contains("identifier=sus")
                .doesNotContain("nmae");
        List<Bundle.BundleEntryComponent> notes = bundle.getEntry().stream()
                .filter(entry -> entry.getSearch().getMode() == SearchEntryMode.OUTCOME)
                .toList();
        assertThat(notes).hasSize(1);
        OperationOutcome note = (OperationOutcome) notes.get(0).getResource();
        assertThat(note.getIssueFirstRep().getSeverity()).isEqualTo(OperationOutcome.IssueSeverity.WARNING);
        assertThat(code(note)).isEqualTo("unknown-parameter");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Organization?name:sounds=x;unknown-parameter",
                "Organization?partof.nmae=x;unknown-parameter",
                "Organization?name.partof=x;unknown-parameter",
                "Organization?_has:Location:organisation:name=x;unknown-parameter",
                "Organization?_has:Nothing:organization:name=x;unknown-parameter",
                "Organization?_has:Location=x;malformed-parameter",
                "Organization?name=;malformed-parameter",
                "Organization?name:missing=perhaps;malformed-parameter",
                "OrganizationAffiliation?date=2024-13-01;malformed-parameter",
                "OrganizationAffiliation?date=yesterday;malformed-parameter",
                "OrganizationAffiliation?valid-on=ge2024;malformed-parameter",
                "PlanDefinition?decided-units=many;malformed-parameter",
                "PlanDefinition?context-quantity=1|x;malformed-parameter",
                "PlanDefinition?context-type-value=one;malformed-parameter",
                "Location?near=here;malformed-parameter",
                "Location?near=91|0;malformed-parameter",
                "Organization?identifier=a|b|c;malformed-parameter",
                "Organization?identifier:of-type=a|b;malformed-parameter",
                "Organization?type:in=https://nhv.example/fhir/ValueSet/none;unknown-resource",
                "Organization?_sort=nmae;malformed-parameter",
                "Organization?_count=-1;malformed-parameter",
                "Organization?_count=ten;malformed-parameter",
                "Organization?_count=1&_count=2;repeated-parameter",
                "Organization?_total=maybe;malformed-parameter",
                "Organization?_summary=yes;malformed-parameter",
                "Organization?_elements=name,;malformed-parameter",
                "Organization?_elements=nmae;malformed-parameter",
                "Organization?_elements=Organisation.name;malformed-parameter",
                "Organization?_elements=HealthcareService.nmae;malformed-parameter",
                "Organization?_include=Organization:partOf;malformed-parameter",
                "Organization?_include:recurse=Organization:partof;unknown-parameter",
                "Organization?_cursor=2;malformed-parameter",
                "Organization?_filter=name xx a;malformed-parameter",
                "Organization?_filter=name eq;malformed-parameter",
                "Organization?_filter=(name eq a;malformed-parameter",
                "Organization?_type=Patient;malformed-parameter",
                "?_type=Organisation;malformed-parameter",
                "Organization?_list=42;unknown-parameter",
                "Organization?_query=nearby;unknown-parameter",
                "?_query=nearby;unknown-parameter",
            })
    void whatIsWrongIsRefused(String request, String code) {
        int status = code.equals("unknown-resource") ? 404 : 400;
        OperationOutcome refusal = asking.refusal(request, status);
        assertThat(code(refusal)).isEqualTo(code);
        assertThat(refusal.getIssueFirstRep().getDetails().getText()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Organization?_elements=nmae,name",
        "Organization?_elements=HealthcareService.provideBy,providedBy",
        "Organization?_sort=-nmae,name",
        "Organization?_include=Organization:partOf,Organization:partof",
        "Organization?name:contians=x,name:contains",
        "Organization?_summary=cuont,count",
        "?_type=Organisation,Organization",
        "Organisation?name=x,Organization",
        "Organisation/sus,Organization",
    })
    void theNearestRightNameIsSaid(String request, String nearest) {
        HttpResponse<byte[]> answer = asking.answer(request, "Accept-Language", "en");
        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(register.resource(answer, OperationOutcome.class)
                        .getIssueFirstRep()
                        .getDiagnostics())
                .contains("Did you mean " + nearest + "?");
    }

    @Test
    void aNamedQueryIsRefusedHoweverItIsSent() {
        HttpResponse<byte[]> answer = register.post(
                "Organization/_search",
                "application/x-www-form-urlencoded",
                "_query=nearby",
                "Prefer",
                "handling=lenient");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(register.resource(answer, OperationOutcome.class))).isEqualTo("unknown-parameter");
    }

    // pages

    private static List<String> follow(Bundle first, List<Integer> sizes) {
        List<String> all = new ArrayList<>();
        Bundle page = first;
        while (page != null) {
            all.addAll(Asking.ids(page));
            sizes.add(Asking.ids(page).size());
            Bundle.BundleLinkComponent next = page.getLink(Bundle.LINK_NEXT);
            page = next == null ? null : asking.get(next.getUrl());
        }
        return all;
    }

    @ParameterizedTest
    @CsvSource({"1", "7", "20", "47", "48", "49"})
    void thePagesTogetherAreTheWhole(int count) {
        Bundle whole = asking.get("Organization?_count=1000&_sort=-name");
        List<Integer> sizes = new ArrayList<>();
        List<String> pages = follow(asking.get("Organization?_sort=-name&_count=" + count), sizes);
        assertThat(pages).isEqualTo(Asking.ids(whole));
        assertThat(sizes).as("no page is empty, and all but the last are full").doesNotContain(0);
        assertThat(sizes.subList(0, sizes.size() - 1)).allMatch(size -> size == count);
    }

    @Test
    void theNextPageStaysOnThePathThatWasAskedAndTheLastHasNone() {
        Bundle first = asking.get("Organization?_count=40");
        String next = first.getLink(Bundle.LINK_NEXT).getUrl();
        assertThat(next).startsWith(register.base() + "/Organization?").doesNotContain("_getpages");
        Bundle last = asking.get(next);
        assertThat(last.getLink(Bundle.LINK_NEXT)).isNull();
        assertThat(last.getLink("previous")).isNotNull();
        assertThat(Asking.ids(asking.get(last.getLink("previous").getUrl()))).isEqualTo(Asking.ids(first));
        assertThat(last.getTotal()).isEqualTo(first.getTotal());
    }

    @Test
    void aPageOfAnEditionThatNeverWasIsGone() {
        assertThat(code(asking.refusal("Organization?_count=5&_cursor=77.5~5", 410)))
                .isEqualTo("gone-edition");
    }

    @Test
    void tooLargeAPageIsCutAndTheCutIsShown() {
        Bundle bundle = asking.get("Organization?_count=1000000");
        assertThat(bundle.getLink(Bundle.LINK_SELF).getUrl())
                .contains("_count=1000")
                .doesNotContain("1000000");
    }

    @Test
    void aCountOfZeroGivesTheNumberOnly() {
        for (String how : List.of("_count=0", "_summary=count")) {
            Bundle bundle = asking.get("Organization?" + how);
            assertThat(bundle.getEntry()).isEmpty();
            assertThat(bundle.getTotal()).isPositive();
        }
        assertThat(asking.get("Organization?_total=none").hasTotal()).isFalse();
    }

    @Test
    void selfIsTheSearchAsItWasAsked() {
        String search =
                "Organization?type=facility&_sort=-name&name:contains=sjukhus&_count=3&active=true&_total=accurate";
        String self = register.base() + "/" + search;
        assertThat(asking.get(search).getLink(Bundle.LINK_SELF).getUrl()).isEqualTo(self);
        assertThat(asking.post(search).getLink(Bundle.LINK_SELF).getUrl().split("[?&]"))
                .containsExactlyInAnyOrder(self.split("[?&]"));
    }

    // order

    @Test
    void namesAreSortedAsSwedishDoes() {
        List<String> ids = Asking.ids(asking.get("Organization?name=region&_sort=name&_count=100"));
        assertThat(ids.get(ids.size() - 1)).isEqualTo("region-ostergotland");
        assertThat(ids.indexOf("region-orebro-lan")).isGreaterThan(ids.indexOf("region-vasternorrland"));
        List<String> reversed = Asking.ids(asking.get("Organization?name=region&_sort=-name&_count=100"));
        assertThat(reversed).hasSameSizeAs(ids).startsWith("region-ostergotland");
    }

    @Test
    void typedLettersWithoutDotsFindTheSameNames() {
        assertThat(Asking.ids(asking.get("Organization?name:contains=orebro")))
                .isEqualTo(Asking.ids(asking.get("Organization?name:contains=ÖREBRO")))
                .contains("region-orebro-lan");
    }

    // shapes

    @Test
    void eachSummaryIsWhatItSays() {
        Organization whole = entry("Organization?_id=sus&_summary=false");
        assertThat(whole.getMeta().getTag()).noneMatch(tag -> "SUBSETTED".equals(tag.getCode()));
        Organization summary = entry("Organization?_id=sus&_summary=true");
        assertThat(summary.getMeta().getTag()).anyMatch(tag -> "SUBSETTED".equals(tag.getCode()));
        assertThat(summary.getName()).isNotEmpty();
        assertThat(summary.hasPartOf()).isTrue();
        assertThat(summary.hasAlias()).as("alias is no summary element").isFalse();
        Organization text = entry("Organization?_id=sus&_summary=text");
        assertThat(text.hasName()).isFalse();
        assertThat(text.getMeta().getTag()).anyMatch(tag -> "SUBSETTED".equals(tag.getCode()));
        Organization data = entry("Organization?_id=sus&_summary=data");
        assertThat(data.hasName()).isTrue();
        assertThat(data.hasText()).isFalse();
    }

    private static Organization entry(String request) {
        return (Organization) asking.get(request).getEntryFirstRep().getResource();
    }

    @Test
    void elementsOfAnIncludedTypeAreAskedForByItsName() {
        Bundle bundle =
                asking.get("Organization?_id=sus&_include=Organization:partof&_elements=name,Organization.identifier");
        Organization match = (Organization) bundle.getEntry().get(0).getResource();
        assertThat(match.hasName() && match.hasIdentifier()).isTrue();
        assertThat(match.hasType()).isFalse();
        Organization included = (Organization) bundle.getEntry().get(1).getResource();
        assertThat(included.hasIdentifier()).isTrue();
        assertThat(included.hasType()).isFalse();
    }

    @Test
    void everythingThatBelongsToAServiceComesWithAStar() {
        String service = "HealthcareService?_id=net-binjure.sus";
        assertThat(Asking.included(asking.get(service + "&_include=*")))
                .contains("Organization/sus", "Location/sus")
                .isEqualTo(Asking.included(asking.get(service + "&_include=HealthcareService:*")));
        assertThat(Asking.included(asking.get(service + "&_revinclude=*")))
                .contains("OrganizationAffiliation/net-binjure.skane");
    }

    @Test
    void theReasonsAreToldWhenAskedFor() {
        Bundle bundle = asking.get("Organization?name:contains=karolinska&_explain=true");
        Bundle.BundleEntryComponent last =
                bundle.getEntry().get(bundle.getEntry().size() - 1);
        assertThat(last.getSearch().getMode()).isEqualTo(SearchEntryMode.OUTCOME);
        assertThat(((OperationOutcome) last.getResource()).getIssue())
                .extracting(issue -> issue.getDetails().getText())
                .anyMatch(text -> text.contains("1 / "))
                .anyMatch(text -> text.contains("Organization/karolinska") && text.contains("Karolinska"));
    }

    @Test
    void nearSaysThatNoPlaceHasAPosition() {
        Bundle bundle = asking.get("Location?near=59.3|18.0|100|km");
        assertThat(Asking.ids(bundle)).isEmpty();
        assertThat(((OperationOutcome) bundle.getEntryFirstRep().getResource())
                        .getIssueFirstRep()
                        .getDetails()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("no-position");
    }

    @Test
    void theWholeRegisterIsSearchedByWhatAllItsTypesHave() {
        Bundle bundle = asking.get("?_type=Organization,Location&name:contains=karolinska");
        assertThat(Asking.matches(bundle)).contains("Location/karolinska", "Organization/karolinska");
        assertThat(Asking.matches(asking.post("?_type=Organization,Location&name:contains=karolinska")))
                .isEqualTo(Asking.matches(bundle));
        assertThat(asking.get("?_id=sus").getTotal()).isEqualTo(2);
        assertThat(code(asking.refusal("?name=x", 400))).isEqualTo("unknown-parameter");
    }

    @Test
    void aFilterSaysWhatParametersSay() {
        assertThat(Asking.ids(asking.get("Organization?_filter=name co \"karolinska\" and not(partof pr false)")))
                .isEqualTo(Asking.ids(asking.get("Organization?name:contains=karolinska&partof:missing=false")));
        assertThat(Asking.ids(
                        asking.get("OrganizationAffiliation?_count=500&_filter=date le 2024-01-01 or date pr false")))
                .isNotEmpty();
        assertThat(Asking.ids(asking.get("Organization?_filter=partof.name sw \"Region Skåne\" or _id eq nus")))
                .contains("sus", "nus");
        assertThat(Asking.ids(asking.get("Organization?_filter=name ew \"LÄN\"&_count=100")))
                .contains("region-orebro-lan");
    }

    @Test
    void aRequestAsOfAnEarlierDayKeepsItOnEveryPage() {
        String instant = "2026-11-22T00:00:00Z";
        Bundle bundle = asking.get("Organization?asOf=" + instant + "&_count=2");
        assertThat(bundle.getTotal()).isPositive();
        assertThat(bundle.getLink(Bundle.LINK_NEXT).getUrl()).contains("asOf=");
        assertThat(code(asking.refusal("Organization?asOf=2001-01-01", 400))).isEqualTo("malformed-parameter");
    }

    // bounds

    @Test
    void whatCostsTooMuchIsRefusedAndOthersAreServed() {
        String parameters = IntStream.range(0, 200).mapToObj(i -> "name=a").collect(Collectors.joining("&"));
        assertThat(code(asking.refusal("Organization?" + parameters, 400))).isEqualTo("too-costly");
        String chain = "partof.".repeat(50) + "name";
        assertThat(code(asking.refusal("Organization?" + chain + "=a", 400))).isEqualTo("too-costly");
        String has = "_has:Organization:partof:".repeat(50) + "name";
        assertThat(code(asking.refusal("Organization?" + has + "=a", 400))).isEqualTo("too-costly");
        String wide = "depends-on.".repeat(9) + "depends-on:missing";
        assertThat(code(asking.refusal("PlanDefinition?" + wide + "=true", 400)))
                .isEqualTo("too-costly");
        String ids = IntStream.range(0, 1500).mapToObj(i -> "a").collect(Collectors.joining(","));
        assertThat(code(asking.refusal("Organization?_id=" + ids, 400))).isEqualTo("too-costly");
        assertThat(asking.get("Organization?_id=sus").getTotal()).isEqualTo(1);
    }

    @Test
    void aHugeFilterIsRefused() {
        String filter = "name eq a or ".repeat(5000) + "name eq b";
        HttpResponse<byte[]> answer = register.post(
                "Organization/_search", "application/x-www-form-urlencoded", "_filter=" + filter.replace(" ", "%20"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(register.resource(answer, OperationOutcome.class))).isEqualTo("too-costly");
        String deep = "(".repeat(300) + "name eq a" + ")".repeat(300);
        assertThat(code(asking.refusal("Organization?_filter=" + deep, 400))).isEqualTo("too-costly");
    }

    @Test
    void includesOverEverythingAreBoundedAndOthersAreServed() {
        String everything = "?_count=1000000&_include=*&_include:iterate=*&_revinclude=*&_revinclude:iterate=*";
        Bundle bundle = asking.get(everything);
        assertThat(Asking.matches(bundle)).as("a page is cut").hasSize(1000);
        assertThat(bundle.getEntry()).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(1000 + 5000);
        assertThat(asking.get("Organization?_id=sus").getTotal()).isEqualTo(1);
    }

    @Test
    void aFilterTooLongForAnAddressIsRefusedAsOne() {
        String filter = "name%20eq%20a%20or%20".repeat(3000) + "name%20eq%20b";
        assertThat(register.get("Organization?_filter=" + filter).statusCode()).isIn(400, 414);
        assertThat(asking.get("Organization?_id=sus").getTotal()).isEqualTo(1);
    }
}
