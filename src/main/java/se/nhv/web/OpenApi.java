package se.nhv.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceOperationComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceSearchParamComponent;

/**
 * The service as an OpenAPI 3.1 document, made from the CapabilityStatement and from nothing else: what is claimed there is
 * described here, line by line. Pure.
 */
final class OpenApi {
    /** Operations that are asked of one resource; a CapabilityStatement of R4 does not say which those are. */
    private static final Set<String> OF_INSTANCE = Set.of("graph");

    /** What shapes any searchset (FHIR R4, 3.1.1.5), with the form of its value. */
    private static final Map<String, String> SHAPES = inOrder(Map.of(
            "_count", "integer",
            "_sort", "string",
            "_total", "string",
            "_summary", "string",
            "_elements", "string",
            "_include", "string",
            "_revinclude", "string",
            "_filter", "string",
            "_explain", "boolean",
            "_cursor", "string"));

    /** What narrows a history (FHIR R4, 3.1.0.12). */
    private static final Map<String, String> HISTORY =
            inOrder(Map.of("_count", "integer", "_since", "string", "_at", "string", "_cursor", "string"));

    /** Operations that are accepted, and answered elsewhere (FHIR R4, asynchronous requests). */
    private static final Set<String> ASYNCHRONOUS = Set.of("export");

    private static final List<String> FORMATS = List.of("application/fhir+json", "application/fhir+xml");

    private final JsonNodeFactory json = JsonNodeFactory.instance;
    private final ObjectNode paths = json.objectNode();

    private OpenApi() {}

    /** By name: {@code Map.of} has another order in each process, and two nodes shall write the same document. */
    private static Map<String, String> inOrder(Map<String, String> shapes) {
        return Collections.unmodifiableMap(new TreeMap<>(shapes));
    }

    static ObjectNode of(CapabilityStatement statement) {
        return new OpenApi().document(statement);
    }

    private ObjectNode document(CapabilityStatement statement) {
        ObjectNode document = json.objectNode().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", statement.getTitle())
                .put("version", statement.getVersion())
                .put("summary", "FHIR R4 " + statement.getFhirVersion().toCode());
        document.putArray("servers")
                .addObject()
                .put("url", statement.getImplementation().getUrl());
        add("/metadata", "get", "capabilities", "CapabilityStatement");
        addSystem(statement.getRest().get(0));
        statement.getRest().get(0).getResource().forEach(this::addType);
        statement.getRest().get(0).getOperation().forEach(operation -> addOperation("", operation));
        document.set("paths", paths);
        return document;
    }

    private void addSystem(CapabilityStatementRestComponent rest) {
        rest.getInteraction().forEach(interaction -> {
            switch (interaction.getCode()) {
                case SEARCHSYSTEM -> {
                    ObjectNode get = add("/", "get", "search", "Bundle");
                    rest.getSearchParam().forEach(parameter -> query(get, parameter));
                    SHAPES.forEach((name, form) -> shape(get, name, form));
                    form(add("/_search", "post", "search", "Bundle"));
                }
                case HISTORYSYSTEM -> history(add("/_history", "get", "history", "Bundle"));
                case BATCH, TRANSACTION ->
                    add("/", "post", interaction.getCode().toCode(), "Bundle");
                default ->
                    throw new IllegalArgumentException(interaction.getCode().toCode());
            }
        });
    }

    private void addType(CapabilityStatementRestResourceComponent resource) {
        String type = resource.getType();
        resource.getInteraction().forEach(interaction -> {
            switch (interaction.getCode()) {
                case READ -> id(add("/" + type + "/{id}", "get", "read", type));
                case VREAD -> id(add("/" + type + "/{id}/_history/{vid}", "get", "vread", type));
                case UPDATE -> id(add("/" + type + "/{id}", "put", "update", type));
                case PATCH -> id(add("/" + type + "/{id}", "patch", "patch", type));
                case DELETE -> id(add("/" + type + "/{id}", "delete", "delete", type));
                case CREATE -> add("/" + type, "post", "create", type);
                case HISTORYINSTANCE -> history(id(add("/" + type + "/{id}/_history", "get", "history", "Bundle")));
                case HISTORYTYPE -> history(add("/" + type + "/_history", "get", "history", "Bundle"));
                case SEARCHTYPE -> addSearch(resource);
                default ->
                    throw new IllegalArgumentException(interaction.getCode().toCode());
            }
        });
        resource.getOperation().forEach(operation -> addOperation("/" + type, operation));
    }

    private void addSearch(CapabilityStatementRestResourceComponent resource) {
        ObjectNode get = add("/" + resource.getType(), "get", "search", "Bundle");
        resource.getSearchParam().forEach(parameter -> query(get, parameter));
        SHAPES.forEach((name, form) -> shape(get, name, form));
        form(add("/" + resource.getType() + "/_search", "post", "search", "Bundle"));
    }

    private static void form(ObjectNode post) {
        post.putObject("requestBody")
                .putObject("content")
                .putObject("application/x-www-form-urlencoded")
                .putObject("schema")
                .put("type", "object");
    }

    private static void history(ObjectNode get) {
        HISTORY.forEach((name, form) -> shape(get, name, form));
    }

    private static void shape(ObjectNode get, String name, String form) {
        parameter(get, name, "query").putObject("schema").put("type", form);
    }

    private void query(ObjectNode get, CapabilityStatementRestResourceSearchParamComponent parameter) {
        ObjectNode described = parameter(get, parameter.getName(), "query")
                .put("description", parameter.getType().toCode() + ": " + parameter.getDocumentation());
        described.putObject("schema").put("type", "string");
    }

    private void addOperation(String path, CapabilityStatementRestResourceOperationComponent operation) {
        boolean ofInstance = OF_INSTANCE.contains(operation.getName());
        String whole = path + (ofInstance ? "/{id}" : "") + "/$" + operation.getName();
        for (String method : ofInstance ? List.of("get") : List.of("get", "post")) {
            ObjectNode described = add(whole, method, "$" + operation.getName(), "Resource");
            described.putObject("externalDocs").put("url", operation.getDefinition());
            if (ofInstance) {
                id(described);
            }
            if (ASYNCHRONOUS.contains(operation.getName())) {
                ObjectNode responses = described.withObject("responses");
                responses.remove("200");
                responses.putObject("202").put("description", "Content-Location");
            }
        }
    }

    private ObjectNode add(String path, String method, String what, String answer) {
        ObjectNode item = paths.has(path) ? (ObjectNode) paths.get(path) : paths.putObject(path);
        ObjectNode operation = item.putObject(method).put("summary", what);
        operation.putArray("parameters");
        ObjectNode responses = operation.putObject("responses");
        content(responses.putObject("200").put("description", answer));
        content(responses.putObject("default").put("description", "OperationOutcome"));
        return operation;
    }

    private static void content(ObjectNode response) {
        ObjectNode content = response.putObject("content");
        FORMATS.forEach(content::putObject);
    }

    private ObjectNode id(ObjectNode operation) {
        parameter(operation, "id", "path")
                .put("required", true)
                .putObject("schema")
                .put("type", "string");
        if (operation.get("summary").asText().equals("vread")) {
            parameter(operation, "vid", "path")
                    .put("required", true)
                    .putObject("schema")
                    .put("type", "string");
        }
        return operation;
    }

    private static ObjectNode parameter(ObjectNode operation, String name, String place) {
        return operation.withArray("parameters").addObject().put("name", name).put("in", place);
    }
}
