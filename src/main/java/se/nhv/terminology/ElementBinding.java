package se.nhv.terminology;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.StructureDefinition;
import se.nhv.catalogue.Catalogue;
import se.nhv.fhir.Canonical;
import se.nhv.terminology.issue.Issue;
import se.nhv.terminology.issue.Message;
import se.nhv.terminology.issue.TxException;
import se.nhv.terminology.issue.TxIssue;

/**
 * The value set that a profile binds an element to: what the parameter {@code context} of R4's value set operations names, as
 * {@code [StructureDefinition url]#[id or path of an element, or name of a slice]}. Only profiles of the register are known; an
 * element that a profile says nothing of is looked up in the profile's base. Stateless.
 */
public final class ElementBinding {
    /** Longer chains of bases than this are circular. */
    private static final int DEEPEST = 20;

    private ElementBinding() {}

    /** The bound value set; refused (404) when profile, element or binding is not known here. */
    public static Canonical valueSet(Catalogue catalogue, String context) {
        int hash = context.indexOf('#');
        String element = context.substring(hash + 1);
        Optional<StructureDefinition> profile = profile(catalogue, Canonical.parse(context));
        if (profile.isEmpty()) {
            throw unknown(context, "the register has no StructureDefinition with this url");
        }
        for (int depth = 0; profile.isPresent() && depth < DEEPEST; depth++) {
            Optional<String> bound = bound(profile.get(), element);
            if (bound.isPresent()) {
                return Canonical.parse(bound.get());
            }
            String base = profile.get().getBaseDefinition();
            profile = base == null ? Optional.empty() : profile(catalogue, Canonical.parse(base));
        }
        throw unknown(context, "no profile of the register binds this element to a value set");
    }

    private static Optional<StructureDefinition> profile(Catalogue catalogue, Canonical address) {
        return catalogue.all("StructureDefinition").stream()
                .map(entry -> entry.resource(StructureDefinition.class))
                .filter(profile -> address.url().equals(profile.getUrl()))
                .filter(profile ->
                        address.version() == null || address.version().equals(profile.getVersion()))
                .findFirst();
    }

    /** An id names one element; a path may name several slices, of which the element itself comes first. */
    private static Optional<String> bound(StructureDefinition profile, String element) {
        List<ElementDefinition> all = profile.hasSnapshot()
                ? profile.getSnapshot().getElement()
                : profile.getDifferential().getElement();
        return all.stream()
                .filter(each -> element.equals(each.getId()))
                .findFirst()
                .or(() -> all.stream()
                        .filter(each -> element.equals(each.getPath()) || element.equals(each.getSliceName()))
                        .findFirst())
                .filter(each -> each.getBinding().hasValueSet())
                .map(each -> each.getBinding().getValueSet());
    }

    private static TxException unknown(String context, String reason) {
        return new TxException(
                404,
                Issue.error(
                                IssueType.NOTFOUND,
                                TxIssue.NOT_FOUND,
                                Message.NHV_PARAMETERS,
                                "context " + context + ": " + reason)
                        .at("context"));
    }
}
