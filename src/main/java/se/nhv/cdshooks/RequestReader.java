package se.nhv.cdshooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.PartialDate;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;

/**
 * Reads the body of a service call (CDS Hooks 2.0, HTTP request). All that is wrong is reported at once, by path and form only: no
 * value of a request is ever quoted. Thread-safe.
 *
 * <p>Longer than most classes because the three hooks share one body, and every refusal of it stands here.
 */
final class RequestReader {
    private static final List<String> PERFORMER_POINTS_AT = List.of("organization", "providedBy", "healthcareService");

    private final ObjectMapper mapper;
    private final AnswersInPrefetch answers;

    RequestReader(ObjectMapper mapper, AnswersInPrefetch answers) {
        this.mapper = mapper;
        this.answers = answers;
    }

    /** The body as a JSON object. */
    ObjectNode object(byte[] body) {
        try {
            JsonNode node = mapper.readTree(body);
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw new ProblemException(
                    List.of(Problem.error(Code.INVALID_BODY, null, "JSON").allowing("{ … }")));
        } catch (JsonProcessingException broken) {
            String place = broken.getLocation() == null
                    ? "JSON"
                    : "JSON, " + broken.getLocation().getLineNr() + ":"
                            + broken.getLocation().getColumnNr();
            throw new ProblemException(List.of(Problem.error(Code.INVALID_BODY, null, place)));
        } catch (IOException broken) {
            throw new ProblemException(List.of(Problem.error(Code.INVALID_BODY, null, "JSON")));
        }
    }

    /**
     * The call that a body makes of a service.
     *
     * @throws ProblemException with everything that is wrong with it
     */
    HookRequest read(Hook hook, byte[] body) {
        ObjectNode root = object(body);
        List<Problem> faults = new ArrayList<>();
        String named = required(root, "hook", "hook", faults);
        if (named != null && !named.equals(hook.id())) {
            faults.add(malformed("hook", hook.id()));
        }
        required(root, "hookInstance", "hookInstance", faults);
        JsonNode context = root.path("context");
        if (!context.isObject()) {
            faults.add(context.isMissingNode() ? missing("context") : malformed("context", "{ … }"));
            throw new ProblemException(faults);
        }
        JsonNode prefetch = root.path("prefetch");
        if (!prefetch.isObject() && !prefetch.isMissingNode() && !prefetch.isNull()) {
            faults.add(malformed("prefetch", "{ … }"));
        }
        String patientId = required(context, "patientId", "context.patientId", faults);
        Prefetched prefetched = new Prefetched();
        prefetch.forEach(prefetched::add);
        List<ObjectNode> orders = hook == Hook.ORDER_DISPATCH
                ? dispatched(context, prefetched, faults)
                : drafts(hook, context, prefetched, faults);
        HookRequest.Person patient = patient(prefetched, patientId, faults);
        HookRequest.Performer performer = hook == Hook.ORDER_DISPATCH ? performer(context, prefetched, faults) : null;
        var responses = answers.read(prefetched.ofType("QuestionnaireResponse"), faults);
        if (!faults.isEmpty()) {
            throw new ProblemException(faults);
        }
        return new HookRequest(
                hook,
                orders.stream().map(order -> order(order, prefetched)).toList(),
                Reasons.active(prefetched.ofType("Condition")),
                patient,
                responses,
                performer);
    }

    private static DraftOrder order(ObjectNode resource, Prefetched prefetched) {
        return new DraftOrder(resource, Reasons.of(resource, prefetched), date(resource));
    }

    /** The day of the care when the order gives one as a whole day. */
    private static @Nullable LocalDate date(ObjectNode order) {
        String moment = Prefetched.text(order, "occurrenceDateTime");
        if (moment == null) {
            moment = Prefetched.text(order.path("occurrencePeriod"), "start");
        }
        return moment == null
                ? null
                : PartialDate.parse(moment.length() > 10 ? moment.substring(0, 10) : moment)
                        .filter(PartialDate::isDay)
                        .map(PartialDate::first)
                        .orElse(null);
    }

    private static List<ObjectNode> drafts(Hook hook, JsonNode context, Prefetched prefetched, List<Problem> faults) {
        JsonNode bundle = context.path("draftOrders");
        if (bundle.isMissingNode()) {
            faults.add(missing("context.draftOrders"));
            return List.of();
        }
        boolean isBundle = "Bundle".equals(Prefetched.text(bundle, "resourceType"));
        JsonNode entries = bundle.path("entry");
        if (!isBundle || !(entries.isArray() || entries.isMissingNode())) {
            faults.add(malformed("context.draftOrders", "Bundle"));
            return List.of();
        }
        prefetched.add(bundle);
        Set<String> selected = selections(hook, context, faults);
        List<ObjectNode> orders = new ArrayList<>();
        for (JsonNode entry : entries) {
            if (entry.path("resource") instanceof ObjectNode order && isServiceRequest(order)) {
                String reference = "ServiceRequest/" + Prefetched.text(order, "id");
                String fullUrl = String.valueOf(Prefetched.text(entry, "fullUrl"));
                if (selected.isEmpty() || selected.contains(reference) || selected.contains(fullUrl)) {
                    orders.add(order);
                }
            }
        }
        return orders;
    }

    /** What order-select is about; empty means every draft order, also for a client that sends no selection. */
    private static Set<String> selections(Hook hook, JsonNode context, List<Problem> faults) {
        JsonNode selections = context.path("selections");
        if (hook != Hook.ORDER_SELECT || selections.isMissingNode() || selections.isNull()) {
            return Set.of();
        }
        return references(selections, "context.selections", faults);
    }

    private static List<ObjectNode> dispatched(JsonNode context, Prefetched prefetched, List<Problem> faults) {
        Set<String> references = new LinkedHashSet<>();
        JsonNode several = context.path("dispatchedOrders");
        if (!several.isMissingNode() && !several.isNull()) {
            references.addAll(references(several, "context.dispatchedOrders", faults));
        } else {
            String one = required(context, "order", "context.order | context.dispatchedOrders", faults);
            if (one != null) {
                references.add(one);
            }
        }
        List<ObjectNode> orders = new ArrayList<>();
        for (String reference : references) {
            ObjectNode order = prefetched.find(reference);
            if (order == null) {
                faults.add(Problem.error(Code.PRECONDITION_FAILED, "prefetch", "prefetch: ServiceRequest")
                        .allowing("prefetch: { … ServiceRequest … }"));
                return List.of();
            }
            if (isServiceRequest(order)) {
                orders.add(order);
            }
        }
        return orders;
    }

    private static HookRequest.@Nullable Performer performer(
            JsonNode context, Prefetched prefetched, List<Problem> faults) {
        String reference = required(context, "performer", "context.performer", faults);
        if (reference == null) {
            return null;
        }
        List<ObjectNode> resources = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        List<String> open = new ArrayList<>(List.of(reference));
        while (!open.isEmpty()) {
            String next = open.remove(0);
            ObjectNode resource = seen.add(next) ? prefetched.find(next) : null;
            if (resource != null) {
                resources.add(resource);
                for (String property : PERFORMER_POINTS_AT) {
                    JsonNode target = resource.path(property);
                    (target.isArray() ? target : List.of(target)).forEach(one -> {
                        String further = Prefetched.text(one, "reference");
                        if (further != null) {
                            open.add(further);
                        }
                    });
                }
            }
        }
        return new HookRequest.Performer(reference, resources);
    }

    /** The patient of the context; a Patient with another id is refused, for answers about the wrong person are worse than none. */
    private static HookRequest.Person patient(Prefetched prefetched, @Nullable String patientId, List<Problem> faults) {
        List<ObjectNode> patients = prefetched.ofType("Patient");
        if (patients.isEmpty()) {
            return new HookRequest.Person(null, null);
        }
        ObjectNode patient = patients.get(0);
        String id = Prefetched.text(patient, "id");
        boolean same = id == null || patientId == null || patientId.equals(id) || patientId.endsWith("/" + id);
        if (patients.size() > 1 || !same) {
            faults.add(
                    Problem.error(Code.CONFLICTING_PARAMETERS, "prefetch", "context.patientId, prefetch: Patient.id"));
        }
        String text = Prefetched.text(patient, "birthDate");
        PartialDate birth = text == null ? null : PartialDate.parse(text).orElse(null);
        if (text != null && birth == null) {
            faults.add(malformed("prefetch: Patient.birthDate", "YYYY, YYYY-MM, YYYY-MM-DD"));
        }
        return new HookRequest.Person(birth, county(patient));
    }

    /** The county of the address that is not said to be old, work or temporary; home before others. */
    private static @Nullable String county(ObjectNode patient) {
        String found = null;
        for (JsonNode address : patient.path("address")) {
            String use = Prefetched.text(address, "use");
            String place = Prefetched.text(address, "state");
            place = place == null ? Prefetched.text(address, "district") : place;
            if (place != null && "home".equals(use)) {
                return place;
            }
            if (place != null && use == null && found == null) {
                found = place;
            }
        }
        return found;
    }

    private static Set<String> references(JsonNode array, String path, List<Problem> faults) {
        Set<String> references = new LinkedHashSet<>();
        for (JsonNode one : array) {
            if (one.isTextual() && !one.textValue().isBlank()) {
                references.add(one.textValue());
            }
        }
        if (!array.isArray() || references.size() < array.size()) {
            faults.add(malformed(path, "[\"ServiceRequest/id\", …]"));
        }
        return references;
    }

    private static boolean isServiceRequest(ObjectNode resource) {
        return "ServiceRequest".equals(Prefetched.text(resource, "resourceType"));
    }

    private static @Nullable String required(JsonNode node, String name, String path, List<Problem> faults) {
        String text = Prefetched.text(node, name);
        if (text == null) {
            faults.add(node.path(name).isMissingNode() ? missing(path) : malformed(path, "\"…\""));
        }
        return text;
    }

    private static Problem missing(String path) {
        return Problem.error(Code.MISSING_PARAMETER, path, path);
    }

    private static Problem malformed(String path, String form) {
        return Problem.error(Code.MALFORMED_PARAMETER, path, path, "…").allowing(form);
    }
}
