package se.nhv.referral;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import se.nhv.fhir.Systems;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;

/**
 * From the codes that a client gave to what they meet. A code that meets nothing is never passed over: the remarks say what
 * became of it. One use, one thread.
 */
final class CodeLookup {
    /** As much of a broken value as a person needs to recognise it. */
    private static final int SHOWN = 80;

    private final CareAreas areas;
    private final List<Match> matches = new ArrayList<>();
    private final List<Problem> remarks = new ArrayList<>();
    private final Set<Token> seen = new LinkedHashSet<>();
    private boolean knowsOne;

    CodeLookup(CareAreas areas) {
        this.areas = areas;
    }

    /** Looks up the values of one parameter. */
    void add(String parameter, List<Token> tokens, String ownSystem) {
        for (Token token : tokens) {
            String system = token.system() == null ? ownSystem : areas.systems().normalise(token.system());
            if (system.equals(Systems.ICD_10_SE)) {
                knowsOne = true;
                String code = DiagnosisCode.normalise(token.code());
                if (seen.add(new Token(system, code))) {
                    diagnosis(parameter, token.code(), code);
                }
            } else if (CodeSystems.OF_CARE.contains(system)) {
                knowsOne = true;
                if (seen.add(new Token(system, token.code()))) {
                    remarks.add(notMapped(parameter, system, token.code()));
                }
            } else if (seen.add(new Token(system, token.code()))) {
                remarks.add(unknown(parameter, system));
            }
        }
    }

    /** What the codes meet, in the order in which they were given. */
    List<Match> matches() {
        return List.copyOf(matches);
    }

    /** What the client should know about codes that met nothing. */
    List<Problem> remarks() {
        return List.copyOf(remarks);
    }

    /** Whether some code was of a system that the register knows. */
    boolean knowsOne() {
        return knowsOne;
    }

    /** The refusals for a question in which no code was of a known system. */
    List<Problem> refusals() {
        return remarks.stream()
                .map(remark -> Problem.error(
                                remark.code(),
                                remark.expression(),
                                remark.arguments().toArray(String[]::new))
                        .allowing(String.join(", ", CodeSystems.OF_CARE)))
                .toList();
    }

    private static Problem unknown(String parameter, String system) {
        return Problem.warning(Code.UNKNOWN_SYSTEM, parameter, system).allowing(String.join(", ", CodeSystems.OF_CARE));
    }

    private void diagnosis(String parameter, String given, String code) {
        DiagnosisIndex index = areas.diagnoses();
        List<Match> found = index.matches(code).stream()
                .filter(match -> areas.active(match.area()) != null)
                .toList();
        matches.addAll(found);
        if (found.isEmpty()) {
            remarks.add(nothing(parameter, given, code));
        }
    }

    private Problem nothing(String parameter, String given, String code) {
        DiagnosisIndex index = areas.diagnoses();
        Set<String> below = index.mappedBelow(code);
        if (!below.isEmpty()) {
            return Problem.warning(Code.CODE_TOO_GENERAL, parameter, code).allowing(String.join(", ", below));
        }
        if (index.knows(code)) {
            return Problem.information(Code.NO_AREA, parameter, code);
        }
        if (!DiagnosisCode.isWellFormed(code) || index.isComplete()) {
            return Problem.warning(Code.CODE_INVALID, parameter, shortened(given), "ICD-10-SE")
                    .allowing("A00, A00.0, A00.0A")
                    .nearestTo(index.nearest(code));
        }
        return Problem.information(Code.NOT_FOUND, parameter, code).nearestTo(index.nearestAbove(code));
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    private static Problem notMapped(String parameter, String system, String code) {
        return system.equals(Systems.ICD_10_WHO)
                ? Problem.warning(Code.NO_MAPPING, parameter, code, system).nearestTo(Systems.ICD_10_SE)
                : Problem.information(Code.NO_MAPPING, parameter, code, system);
    }
}
