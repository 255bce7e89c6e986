package se.nhv.publication;

import org.hl7.fhir.r4.model.ActivityDefinition;
import org.hl7.fhir.r4.model.ActivityDefinition.ActivityDefinitionKind;
import org.hl7.fhir.r4.model.ActivityDefinition.RequestIntent;
import org.hl7.fhir.r4.model.Coding;

/** What every area's action leads to: a referral to an NHV unit (FHIR R4 ActivityDefinition). */
final class ReferralActivity {
    static final String ID = "nhv-remiss";

    private ReferralActivity() {}

    static ActivityDefinition resource() {
        ActivityDefinition activity = Fhir.describe(
                new ActivityDefinition(),
                ID,
                "Remiss till enhet med tillstånd för nationell högspecialiserad vård",
                "En remiss som läkaren själv tar ställning till: registret föreslår, den som remitterar beslutar.");
        Fhir.translate(
                activity.getTitleElement(), "Referral to a unit with a permit for national highly specialised care");
        activity.addUseContext()
                .setCode(new Coding()
                        .setSystem("http://terminology.hl7.org/CodeSystem/usage-context-type")
                        .setCode("program"))
                .setValue(Fhir.programme());
        activity.setKind(ActivityDefinitionKind.SERVICEREQUEST);
        activity.setIntent(RequestIntent.OPTION);
        return activity;
    }
}
