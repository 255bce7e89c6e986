package se.nhv.provider.referral;

import ca.uhn.fhir.parser.IParserErrorHandler;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;

/**
 * Collects what HAPI's parser objects to, where HAPI itself would stop at the first or say nothing. A value that does not have the
 * form of its type is kept as text by the parser and refused by the reader of its parameter, which can say more. One use.
 */
final class BodyFaults implements IParserErrorHandler {
    private final List<Problem> problems = new ArrayList<>();

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    private void add(@Nullable String what) {
        problems.add(Problem.error(Code.INVALID_BODY, null, what == null ? "?" : what));
    }

    @Override
    public void containedResourceWithNoId(@Nullable IParseLocation location) {
        add("contained resource without id");
    }

    @Override
    public void incorrectJsonType(
            @Nullable IParseLocation location,
            String element,
            ValueType expected,
            @Nullable ScalarType expectedScalar,
            ValueType found,
            @Nullable ScalarType foundScalar) {
        add(element + ": " + found + ", not " + expected);
    }

    @Override
    public void invalidInternalReference(@Nullable IParseLocation location, String reference) {
        add("invalid reference " + reference);
    }

    @Override
    public void invalidValue(@Nullable IParseLocation location, String value, String error) {
        // refused where the parameter is read
    }

    @Override
    public void missingRequiredElement(@Nullable IParseLocation location, String element) {
        add(element + " is missing");
    }

    @Override
    public void unexpectedRepeatingElement(@Nullable IParseLocation location, String element) {
        add(element + " is repeated");
    }

    @Override
    public void unknownAttribute(@Nullable IParseLocation location, String attribute) {
        add("unknown attribute " + attribute);
    }

    @Override
    public void unknownElement(@Nullable IParseLocation location, String element) {
        add("unknown element " + element);
    }

    @Override
    public void unknownReference(@Nullable IParseLocation location, String reference) {
        add("unknown reference " + reference);
    }

    @Override
    public void extensionContainsValueAndNestedExtensions(@Nullable IParseLocation location) {
        add("an extension has a value or extensions, not both");
    }
}
