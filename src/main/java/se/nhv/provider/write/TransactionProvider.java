package se.nhv.provider.write;

import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import se.nhv.problem.Code;
import se.nhv.problem.Language;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;
import se.nhv.write.Outcome;
import se.nhv.write.Writer;

/**
 * {@code POST [base]} with a batch or a transaction (FHIR R4 http 3.1.0.11). A transaction's writes are stored together or not at all,
 * and its reads see what it wrote; each entry of a batch stands on its own, also one that cannot be read. Thread-safe.
 */
public final class TransactionProvider {
    private final Writer writer;
    private final Entries entries;
    private final Reads reads;
    private final boolean writable;

    /** @param writable whether entries may write; when not they are refused, and reads are answered */
    public TransactionProvider(Writer writer, Entries entries, Reads reads, boolean writable) {
        this.writer = writer;
        this.entries = entries;
        this.reads = reads;
        this.writable = writable;
    }

    @Transaction
    public Bundle process(@TransactionParam Bundle ignored, RequestDetails request) {
        SentBundle sent = SentBodies.bundle(request);
        Bundle bundle = sent.bundle();
        if (bundle.getType() == BundleType.TRANSACTION) {
            return transaction(sent, request);
        }
        if (bundle.getType() == BundleType.BATCH) {
            return batch(sent, request);
        }
        throw new ProblemException(Problem.error(
                        Code.MALFORMED_ELEMENT,
                        "Bundle.type",
                        "type",
                        String.valueOf(bundle.getTypeElement().getCode()))
                .allowing("batch, transaction"));
    }

    private Bundle transaction(SentBundle sent, RequestDetails request) {
        Bundle bundle = sent.bundle();
        List<Problem> problems = new ArrayList<>();
        Set<String> lost = new HashSet<>();
        Map<Integer, Writer.Item> items = new LinkedHashMap<>();
        for (int i = 0; i < bundle.getEntry().size(); i++) {
            BundleEntryComponent entry = bundle.getEntry().get(i);
            try {
                if (isWrite(entry, i)) {
                    requireWritable();
                    items.put(i, entries.item(entry, "Bundle.entry[" + i + "]"));
                }
            } catch (ProblemException wrong) {
                problems.addAll(sent.uncovered(wrong.problems()));
                lost.add(String.valueOf(entry.getFullUrl()));
            }
        }
        List<Problem> faults = new ArrayList<>(sent.allFaults());
        faults.addAll(problems);
        if (!faults.isEmpty()) {
            throw new ProblemException(writer.refusals(List.copyOf(items.values()), faults, lost, Clients.of(request)));
        }
        return answers(bundle, write(items, request), request);
    }

    private Map<Integer, Outcome> write(Map<Integer, Writer.Item> items, RequestDetails request) {
        List<Outcome> outcomes = writer.write(List.copyOf(items.values()), Clients.of(request));
        Map<Integer, Outcome> written = new LinkedHashMap<>();
        List<Integer> positions = List.copyOf(items.keySet());
        for (int i = 0; i < positions.size(); i++) {
            written.put(positions.get(i), outcomes.get(i));
        }
        return written;
    }

    private Bundle answers(Bundle bundle, Map<Integer, Outcome> written, RequestDetails request) {
        Bundle answer = new Bundle();
        answer.setType(BundleType.TRANSACTIONRESPONSE);
        for (int i = 0; i < bundle.getEntry().size(); i++) {
            Outcome outcome = written.get(i);
            answer.addEntry(
                    outcome != null
                            ? entries.answer(outcome, request)
                            : reads.answer(bundle.getEntry().get(i), "Bundle.entry[" + i + "]", request));
        }
        return answer;
    }

    private Bundle batch(SentBundle sent, RequestDetails request) {
        Bundle answer = new Bundle();
        answer.setType(BundleType.BATCHRESPONSE);
        for (int i = 0; i < sent.bundle().getEntry().size(); i++) {
            answer.addEntry(alone(sent, i, request));
        }
        return answer;
    }

    private BundleEntryComponent alone(SentBundle sent, int index, RequestDetails request) {
        BundleEntryComponent entry = sent.bundle().getEntry().get(index);
        List<Problem> faults = sent.faults(index);
        Language language = Results.language(request);
        try {
            String path = "Bundle.entry[" + index + "]";
            boolean write = isWrite(entry, index);
            if (write) {
                requireWritable();
            }
            if (!faults.isEmpty()) {
                List<Writer.Item> items = write ? List.of(entries.item(entry, path)) : List.of();
                return entries.refusal(writer.refusals(items, faults, Set.of(), Clients.of(request)), language);
            }
            if (!write) {
                return reads.answer(entry, path, request);
            }
            Writer.Item item = entries.item(entry, path);
            return entries.answer(
                    writer.write(List.of(item), Clients.of(request)).get(0), request);
        } catch (ProblemException wrong) {
            List<Problem> all = new ArrayList<>(faults);
            all.addAll(sent.uncovered(wrong.problems()));
            return entries.refusal(all, language);
        }
    }

    private static boolean isWrite(BundleEntryComponent entry, int index) {
        HTTPVerb method = entry.getRequest().getMethod();
        if (method == null || !entry.getRequest().hasUrl()) {
            String path = "Bundle.entry[" + index + "].request";
            String missing = !entry.hasRequest() ? path : method == null ? path + ".method" : path + ".url";
            throw new ProblemException(Problem.error(Code.MISSING_ELEMENT, missing, missing));
        }
        return method != HTTPVerb.GET && method != HTTPVerb.HEAD && !Reads.isPostedRead(entry);
    }

    private void requireWritable() {
        if (!writable) {
            throw new ProblemException(Problem.error(Code.READ_ONLY, null));
        }
    }
}
