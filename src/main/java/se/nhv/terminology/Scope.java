package se.nhv.terminology;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;
import se.nhv.fhir.Canonical;
import se.nhv.terminology.content.Content;
import se.nhv.terminology.issue.Issue;
import se.nhv.terminology.issue.Message;
import se.nhv.terminology.issue.TxException;
import se.nhv.terminology.issue.TxIssue;
import se.nhv.terminology.set.Budget;
import se.nhv.terminology.set.CompiledSet;
import se.nhv.terminology.set.SetCompiler;
import se.nhv.terminology.set.VersionChoice;
import se.nhv.terminology.set.VersionParameters;

/**
 * What one request sees: the edition's terminology, and over it the resources that the request brings. Compiled sets of the
 * edition are shared; those of a request that brings resources live and die with its scope. Each scope has its own budget for
 * compiling. Safe for all threads.
 */
public final class Scope {
    /** More than this many resources in one request is no question but a load. */
    private static final int MOST_RESOURCES = 4_000;

    /** More sets than this under request parameters are compiled but not kept. */
    private static final int MOST_KEPT = 5_000;

    private final Content content;
    private final Map<SetKey, CompiledSet> compiled;
    private final Budget budget = new Budget();

    /** A value set, compared by identity, and everything else that its compiled form depends on. */
    record SetKey(ValueSet set, VersionParameters versions, List<Canonical> supplements, Map<String, String> codings) {}

    Scope(Content content, Map<SetKey, CompiledSet> compiled) {
        this.content = content;
        this.compiled = compiled;
    }

    /** This and the request's own resources, which take the place of those with the same url and version. */
    public Scope with(List<? extends Resource> resources) {
        if (resources.isEmpty()) {
            return this;
        }
        if (resources.size() > MOST_RESOURCES) {
            throw new TxException(
                    400,
                    Issue.error(
                            IssueType.TOOCOSTLY,
                            null,
                            Message.NHV_TOO_COSTLY,
                            "tx-resource: " + resources.size() + " > " + MOST_RESOURCES));
        }
        return new Scope(content.with(resources), new ConcurrentHashMap<>());
    }

    /** The same, for another request: it has a budget of its own. */
    Scope again() {
        return new Scope(content, compiled);
    }

    public Content content() {
        return content;
    }

    /** The value set as it is, without parameters. */
    public CompiledSet compile(ValueSet set) {
        return compile(set, VersionParameters.NONE, List.of(), Map.of());
    }

    /**
     * The value set under a request's parameters.
     *
     * @param codings for each system, the version that the coding to be checked names
     */
    public CompiledSet compile(
            ValueSet set, VersionParameters versions, List<Canonical> supplements, Map<String, String> codings) {
        SetKey key = new SetKey(set, versions, supplements, codings);
        CompiledSet known = compiled.get(key);
        if (known != null) {
            return known;
        }
        VersionChoice choice = new VersionChoice(content, versions, codings);
        choice.require(supplements);
        CompiledSet fresh = new SetCompiler(content, versions, choice, budget).compile(set);
        if (isOurs(set) && compiled.size() < MOST_KEPT) {
            compiled.put(key, fresh);
        }
        return fresh;
    }

    /** Whether the set is known by its address: one that a request only shows is asked about once, and not kept. */
    private boolean isOurs(ValueSet set) {
        return set.hasUrl()
                && content.valueSet(new Canonical(set.getUrl(), set.getVersion()))
                                .orElse(null)
                        == set;
    }

    /** The value set with this address; refused when there is none. */
    public ValueSet valueSet(Canonical address) {
        return content.valueSet(address)
                .orElseThrow(() -> new TxException(
                        404,
                        Issue.error(
                                IssueType.NOTFOUND,
                                TxIssue.NOT_FOUND,
                                Message.UNABLE_TO_RESOLVE_VALUE_SET,
                                address.toString())));
    }
}
