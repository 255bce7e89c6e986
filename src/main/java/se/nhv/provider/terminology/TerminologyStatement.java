package se.nhv.provider.terminology;

import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.TerminologyCapabilities;
import org.hl7.fhir.r4.model.TerminologyCapabilities.CapabilityStatementKind;
import org.hl7.fhir.r4.model.TerminologyCapabilities.CodeSearchSupport;
import org.hl7.fhir.r4.model.TerminologyCapabilities.TerminologyCapabilitiesCodeSystemComponent;
import org.hl7.fhir.r4.model.TerminologyCapabilities.TerminologyCapabilitiesCodeSystemVersionComponent;
import se.nhv.catalogue.Catalogue;
import se.nhv.fhir.Systems;
import se.nhv.provider.Metadata;
import se.nhv.terminology.Terminology;
import se.nhv.terminology.code.PropertyColumn;
import se.nhv.terminology.content.SystemEntry;

/**
 * {@code metadata?mode=terminology}: every code system with its versions and content, and the parameters of {@code $expand}, which
 * are those that the operation itself reads. Thread-safe.
 */
public final class TerminologyStatement implements Metadata.Statement {
    /** Not parameters of the expansion but names of what is expanded. */
    private static final List<String> NOT_OF_EXPANSION = List.of("url", "valueSet");

    private static final String CONTENT =
            "http://hl7.org/fhir/5.0/StructureDefinition/extension-TerminologyCapabilities.codeSystem.content";

    private final String version;
    private final boolean closure;

    /** @param closure whether closure tables are kept */
    public TerminologyStatement(String version, boolean closure) {
        this.version = version;
        this.closure = closure;
    }

    @Override
    public Resource of(Catalogue catalogue, String base) {
        TerminologyCapabilities statement = new TerminologyCapabilities();
        statement
                .setUrl(Systems.BASE + "/TerminologyCapabilities/nhv")
                .setVersion(version)
                .setName("NhvTerminology")
                .setTitle("NHV-registrets terminologitjänst")
                .setStatus(PublicationStatus.ACTIVE)
                .setDate(Date.from(catalogue.edition().dataAsOf()))
                .setKind(CapabilityStatementKind.INSTANCE);
        statement.getSoftware().setName("NHV register").setVersion(version);
        statement.getImplementation().setDescription("NHV register").setUrl(base);
        statement.setLockedDate(false);
        Map<String, TerminologyCapabilitiesCodeSystemComponent> systems = new LinkedHashMap<>();
        for (SystemEntry entry : catalogue.get(Terminology.KEY).content().systems()) {
            add(
                    entry,
                    systems.computeIfAbsent(
                            entry.header().url(),
                            url -> statement.addCodeSystem().setUri(url)));
        }
        var expansion =
                statement.getExpansion().setHierarchical(true).setPaging(true).setIncomplete(false);
        OperationParameters.EXPAND.stream()
                .filter(name -> !NOT_OF_EXPANSION.contains(name))
                .sorted()
                .forEach(name -> expansion.addParameter().setName(name));
        expansion.setTextFilter(
                "Words in any order, beginnings of words, codes with and without the dot; see docs/terminology.md");
        statement.setCodeSearch(CodeSearchSupport.ALL);
        statement.getValidateCode().setTranslations(true);
        statement.getTranslation().setNeedsMap(false);
        if (closure) {
            statement.getClosure().setTranslation(false);
        }
        return statement;
    }

    private static void add(SystemEntry entry, TerminologyCapabilitiesCodeSystemComponent system) {
        system.addExtension(
                CONTENT,
                new org.hl7.fhir.r4.model.CodeType(entry.header().content().toCode()));
        system.setSubsumption(entry.compiled().hierarchy().circularAt() < 0);
        TerminologyCapabilitiesCodeSystemVersionComponent shown = system.addVersion();
        shown.setCode(entry.header().version()).setCompositional(false);
        if (entry.header().language() != null) {
            shown.addLanguage(entry.header().language());
        }
        entry.compiled().languages().stream().sorted().forEach(shown::addLanguage);
        entry.compiled().properties().stream()
                .map(PropertyColumn::code)
                .sorted()
                .forEach(shown::addProperty);
    }
}
