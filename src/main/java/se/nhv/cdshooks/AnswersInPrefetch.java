package se.nhv.cdshooks;

import ca.uhn.fhir.parser.DataFormatException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import se.nhv.fhir.Canonical;
import se.nhv.fhir.Codec;
import se.nhv.fhir.Systems;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;

/** The answers to the register's own questionnaires that a record already holds: the latest to each. Thread-safe. */
final class AnswersInPrefetch {
    private static final String OURS = Systems.BASE + "/Questionnaire/";

    private final Codec codec;

    AnswersInPrefetch(Codec codec) {
        this.codec = codec;
    }

    /** Responses to other questionnaires are left alone; one to ours that cannot be read is a fault. */
    List<QuestionnaireResponse> read(List<ObjectNode> responses, List<Problem> faults) {
        Map<String, ObjectNode> latest = new LinkedHashMap<>();
        Comparator<ObjectNode> authored =
                Comparator.comparing(response -> String.valueOf(Prefetched.text(response, "authored")));
        for (ObjectNode response : responses) {
            String questionnaire = Prefetched.text(response, "questionnaire");
            if (questionnaire != null && questionnaire.startsWith(OURS)) {
                String url = Canonical.parse(questionnaire).url();
                latest.merge(url, response, (one, other) -> authored.compare(one, other) >= 0 ? one : other);
            }
        }
        List<QuestionnaireResponse> read = new ArrayList<>();
        for (ObjectNode response : latest.values()) {
            try {
                byte[] json = response.toString().getBytes(StandardCharsets.UTF_8);
                read.add((QuestionnaireResponse) codec.parse(json));
            } catch (DataFormatException broken) {
                // the parser's own words may quote the answer
                faults.add(Problem.error(Code.INVALID_BODY, "prefetch", "prefetch: QuestionnaireResponse"));
            }
        }
        return read;
    }
}
