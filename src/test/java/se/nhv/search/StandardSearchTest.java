package se.nhv.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.nhv.testing.RunningRegister;

/** Finer points of R4's page on search (3.1.1), each seen at what it finds or refuses in the published content. */
class StandardSearchTest {
    private static final String PLAN = "https://nhv.example/fhir/PlanDefinition/";

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

    // tokens (3.1.1.4.10): an element with a required binding holds no other code

    @ParameterizedTest
    @CsvSource({
        "PlanDefinition?status=Active,                               status,              active",
        "PlanDefinition?status=activ&status:not=draft,               status,              active",
        "'PlanDefinition?status=draft,actve',                        status,              active",
        "PlanDefinition?status:not=retird,                           status:not,          retired",
        "Organization?active=True,                                   active,              true",
        "Organization?address-use=werk,                              address-use,         work",
        "HealthcareService?organization.active=tru,                  organization.active, true",
        "Organization?_filter=active eq tru,                         _filter,             true",
    })
    void aCodeThatTheElementCannotHoldIsRefusedWithTheNearest(String request, String parameter, String nearest) {
        OperationOutcome refusal = asking.refusal(request, 400, "Accept-Language", "en");
        assertThat(refusal.getIssueFirstRep().getDetails().getCodingFirstRep().getCode())
                .isEqualTo("malformed-parameter");
        assertThat(refusal.getIssueFirstRep().getExpression().get(0).getValue()).isEqualTo(parameter);
        assertThat(refusal.getIssueFirstRep().getDiagnostics()).contains("Did you mean " + nearest + "?");
    }

    @Test
    void aCodeThatOneOfSeveralTypesCanHoldIsNoMistake() {
        assertThat(Asking.matches(asking.get("?_type=Location,PlanDefinition&status=draft&_count=500")))
                .isNotEmpty()
                .isEqualTo(Asking.matches(asking.get("PlanDefinition?status=draft&_count=500")));
        assertThat(asking.get("?_type=Location,PlanDefinition&status:not=draft&_summary=count")
                        .getTotal())
                .isEqualTo(asking.get("Location?_summary=count").getTotal()
                        + asking.get("PlanDefinition?status:not=draft&_summary=count")
                                .getTotal());
        assertThat(code(asking.refusal("?_type=Location,PlanDefinition&status=nothing", 400)))
                .isEqualTo("malformed-parameter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Organization?active=true",
                "Organization?active=|true",
                "Organization?active=http://hl7.org/fhir/special-values|true",
                "Organization?active:not=false",
            })
    void everySpellingOfTrueFindsTheSame(String request) {
        assertThat(asking.get(request).getTotal())
                .isPositive()
                .isEqualTo(asking.get("Organization?_summary=count").getTotal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"active", "|active", "http://hl7.org/fhir/publication-status|active", "active,active"})
    void everySpellingOfACodeFindsTheSame(String value) {
        assertThat(Asking.ids(asking.get("PlanDefinition?status=" + value)))
                .isNotEmpty()
                .isEqualTo(Asking.ids(asking.get("PlanDefinition?_filter=status eq active")));
    }

    // addresses (3.1.1.4.13)

    @ParameterizedTest
    @CsvSource({
        "'dysmeli|1.0.0',                dysmeli",
        "'dysmeli|2.0.0',                ''",
        "'dysmeli|1',                    ''",
        "dysmeli,                        dysmeli",
        "'dysmeli|1.0.0,{}net-binjure',  'dysmeli net-binjure'",
        "'dysmeli|9,{}net-binjure|1.0.0', net-binjure",
    })
    void anAddressMayNameItsVersion(String value, String ids) {
        assertThat(Asking.ids(asking.get("PlanDefinition?url=" + PLAN + value.replace("{}", PLAN))))
                .isEqualTo(ids.isEmpty() ? List.of() : List.of(ids.split(" ")));
    }

    // texts: what is left of nothing is in every text, and nobody asked for every text

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name= ",
                "name:contains= ",
                "name:contains=\u0301",
                "name=Region, ",
                "type:text= ",
                "_content=!",
                "_text=-",
                "_filter=name co \" \"",
                "_filter=_content eq \"!\"",
            })
    void aTextWithoutLettersIsRefused(String search) {
        assertThat(code(asking.refusal("Organization?" + search, 400))).isEqualTo("malformed-parameter");
    }

    // shapes and includes (3.1.1.5)

    @ParameterizedTest
    @CsvSource({
        "_summary=text&_include=Organization:partof,     conflicting-parameters, _summary",
        "_revinclude=Organization:partof&_summary=text,  conflicting-parameters, _summary",
        "_include=Organization:partof:Location,          malformed-parameter,    _include",
        "_revinclude=Location:organization:Location,     malformed-parameter,    _revinclude",
        "_sort:desc=name,                                unknown-parameter,      _sort:desc",
        "_count:max=5,                                   unknown-parameter,      _count:max",
        "_filter=nmae eq x,                              unknown-parameter,      nmae",
    })
    void whatCannotBeMeantIsRefused(String search, String code, String expression) {
        OperationOutcome refusal = asking.refusal("Organization?" + search, 400);
        assertThat(code(refusal)).isEqualTo(code);
        assertThat(refusal.getIssueFirstRep().getExpression().get(0).getValue()).isEqualTo(expression);
    }

    // _filter

    @ParameterizedTest
    @CsvSource({"2023-03-31", "2023-04-01", "2024", "2035-06"})
    void aFilterFindsPeriodsThatOverlapAsTwoParametersDo(String day) {
        String area = "OrganizationAffiliation?_count=500&date:missing=false";
        assertThat(Asking.ids(asking.get(area + "&_filter=date po " + day)))
                .isNotEmpty()
                .isEqualTo(Asking.ids(asking.get(area + "&date=ge" + day + "&date=le" + day)));
    }

    // Prefer

    @ParameterizedTest
    @ValueSource(strings = {"handling=lenient", "handling=\"lenient\"", "return=minimal; handling = Lenient"})
    void everySpellingOfLenientIsUnderstood(String prefer) {
        assertThat(Asking.ids(asking.get("Organization?nonsense=1&_id=sus", "Prefer", prefer)))
                .containsExactly("sus");
    }

    private static String code(OperationOutcome refusal) {
        return refusal.getIssueFirstRep().getDetails().getCodingFirstRep().getCode();
    }
}
