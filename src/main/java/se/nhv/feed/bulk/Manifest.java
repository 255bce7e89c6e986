package se.nhv.feed.bulk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import se.nhv.feed.bulk.Dataset.File;
import se.nhv.fhir.Codec;

/**
 * The list of an export's files (Bulk Data Access 2.0.0, complete status).
 *
 * @param transactionTime everything up to and including this instant is in it, and nothing later: the next {@code _since}
 * @param request the address that was asked
 * @param output a file for each type
 * @param deletedBundles how many Bundles the file of deletions holds; 0 when there is none
 * @param messages how many OperationOutcomes the file of messages holds; 0 when there is none
 */
public record Manifest(Instant transactionTime, String request, List<File> output, int deletedBundles, int messages) {
    /** The name of the file of deletions. */
    public static final String DELETED = "deleted";

    /** The name of the file of messages. */
    public static final String MESSAGES = "messages";

    public Manifest {
        output = List.copyOf(output);
    }

    /**
     * The manifest in JSON.
     *
     * @param address from the name of a file, a type or one of the constants here, to where it is
     */
    public byte[] json(UnaryOperator<String> address) {
        ObjectNode manifest = JsonNodeFactory.instance.objectNode();
        manifest.put("transactionTime", Codec.instant(transactionTime))
                .put("request", request)
                .put("requiresAccessToken", false);
        ArrayNode files = manifest.putArray("output");
        output.forEach(file -> add(files, file, address.apply(file.type())));
        ArrayNode deleted = manifest.putArray("deleted");
        if (deletedBundles > 0) {
            add(deleted, new File("Bundle", deletedBundles), address.apply(DELETED));
        }
        ArrayNode error = manifest.putArray("error");
        if (messages > 0) {
            add(error, new File("OperationOutcome", messages), address.apply(MESSAGES));
        }
        return manifest.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void add(ArrayNode files, File file, String address) {
        files.addObject().put("type", file.type()).put("url", address).put("count", file.count());
    }
}
