package se.nhv.write.rules;

import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.MetadataResource;
import se.nhv.catalogue.Entry;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;

/**
 * What was saved as draft becomes active by somebody else than the one who saved it. Two writers whom nobody identified count as
 * the same person: that they are two cannot be known.
 */
final class FourEyes implements Rule {
    @Override
    public void check(Case given, Consumer<Problem> problems) {
        Entry before = given.change().before();
        boolean activates = before != null
                && before.resource() instanceof MetadataResource draft
                && draft.getStatus() == PublicationStatus.DRAFT
                && given.after() instanceof MetadataResource artifact
                && artifact.getStatus() == PublicationStatus.ACTIVE;
        if (activates && given.author().equals(given.draftedBy())) {
            problems.accept(Problem.error(
                    Code.SAME_AUTHOR, given.at("status"), given.change().key().reference()));
        }
    }
}
