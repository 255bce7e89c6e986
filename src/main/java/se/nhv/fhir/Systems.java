package se.nhv.fhir;

/** The addresses of the code and identifier systems that the register speaks of (docs/architecture.md, names). */
public final class Systems {
    /** HSA-id, Inera's catalogue of care units. */
    public static final String HSA_ID = "urn:oid:1.2.752.29.4.19";

    /** Base of everything that we name ourselves; .example is reserved (RFC 6761), so it can belong to nobody. */
    public static final String BASE = "https://nhv.example/fhir";

    public static final String AREA = BASE + "/CodeSystem/nhv-omrade";
    public static final String CRITERION = BASE + "/CodeSystem/nhv-kriterium";
    public static final String TERM = BASE + "/CodeSystem/nhv-begrepp";
    public static final String NODE_KIND = BASE + "/CodeSystem/nhv-nodtyp";
    public static final String PERMIT_ROLE = BASE + "/CodeSystem/nhv-tillstandsroll";
    public static final String CARE_LEVEL = BASE + "/CodeSystem/nhv-utforandeniva";
    public static final String PROCESS = BASE + "/CodeSystem/nhv-process";
    public static final String CONDITION = BASE + "/CodeSystem/nhv-villkor";
    public static final String TARGET_GROUP = BASE + "/CodeSystem/nhv-malgrupp";
    public static final String PROGRAM = BASE + "/CodeSystem/nhv-program";
    public static final String REASON = BASE + "/CodeSystem/nhv-skal";
    public static final String EVIDENCE = BASE + "/CodeSystem/nhv-belagg";
    public static final String PROBLEM = BASE + "/CodeSystem/nhv-fel";

    /** Why a clinician may dismiss a card. */
    public static final String DISMISSAL = BASE + "/CodeSystem/nhv-kortskal";

    public static final String ICD_10_SE = "urn:oid:1.2.752.116.1.1.1.1.3";
    public static final String KVA = "urn:oid:1.2.752.116.1.3.2.1.4";
    public static final String COUNTY = "urn:oid:1.2.752.129.2.2.1.18";
    public static final String SNOMED_CT = "http://snomed.info/sct";
    public static final String ICD_10_WHO = "http://hl7.org/fhir/sid/icd-10";

    private Systems() {}
}
