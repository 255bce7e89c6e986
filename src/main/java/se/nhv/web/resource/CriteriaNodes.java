package se.nhv.web.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.RelatedArtifact;
import se.nhv.catalogue.Catalogue;
import se.nhv.directory.Concept;
import se.nhv.directory.Concepts;
import se.nhv.fhir.Systems;
import se.nhv.web.Address;
import se.nhv.web.Wording;
import se.nhv.web.resource.AreaView.Link;
import se.nhv.web.resource.AreaView.Node;

/** Reads a plan's actions as a tree of criteria in words. Made for one request. */
final class CriteriaNodes {
    private static final String COMBINATION = Systems.BASE + "/StructureDefinition/nhv-combination";

    private final Concepts kinds;
    private final Wording wording;

    CriteriaNodes(Catalogue catalogue, Wording wording) {
        this.kinds = Concepts.of(catalogue, Systems.NODE_KIND);
        this.wording = wording;
    }

    List<Node> of(List<PlanDefinitionActionComponent> actions) {
        return actions.stream().map(this::node).toList();
    }

    private Node node(PlanDefinitionActionComponent action) {
        String title = Objects.requireNonNullElse(wording.said(action.getTitleElement()), "");
        String quote = action.hasDescription() ? action.getDescription() : "";
        return new Node(
                title,
                kind(action),
                quote.equals(title) ? "" : quote,
                rule(action),
                sources(action),
                of(action.getAction()));
    }

    private String kind(PlanDefinitionActionComponent action) {
        return action.getCode().stream()
                .flatMap(code -> code.getCoding().stream())
                .filter(coding -> Systems.NODE_KIND.equals(coding.getSystem()))
                .map(coding -> {
                    Concept kind = kinds.get(coding.getCode());
                    return kind == null ? coding.getCode() : wording.name(kind.label());
                })
                .findFirst()
                .orElse("");
    }

    private String rule(PlanDefinitionActionComponent action) {
        Extension combination = action.getExtensionByUrl(COMBINATION);
        if (combination == null || action.getAction().isEmpty()) {
            return "";
        }
        String method = value(combination, "method");
        return method.isEmpty() ? "" : wording.t("rule." + method, value(combination, "threshold"));
    }

    private static String value(Extension parent, String name) {
        Extension child = parent.getExtensionByUrl(name);
        return child == null ? "" : child.getValue().primitiveValue();
    }

    private List<Link> sources(PlanDefinitionActionComponent action) {
        List<Link> links = new ArrayList<>();
        for (RelatedArtifact artifact : action.getDocumentation()) {
            String label = SourceLabel.of(artifact.getLabel(), wording);
            if (artifact.hasUrl()) {
                links.add(new Link(label, documentAddress(artifact.getUrl())));
            } else if (artifact.hasDisplay()) {
                links.add(new Link(label + ": " + artifact.getDisplay(), ""));
            }
        }
        return links;
    }

    /** Our own canonical addresses lead to this server, other web addresses to their own; nothing else is a link. */
    static String documentAddress(String url) {
        String own = Systems.BASE + "/DocumentReference/";
        if (url.startsWith(own)) {
            return Address.resource("DocumentReference", url.substring(own.length()));
        }
        return url.startsWith("https://") || url.startsWith("http://") ? url : "";
    }
}
