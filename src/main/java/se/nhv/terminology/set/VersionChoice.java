package se.nhv.terminology.set;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.Canonical;
import se.nhv.terminology.code.CompiledSystem;
import se.nhv.terminology.content.Content;
import se.nhv.terminology.content.SystemEntry;
import se.nhv.terminology.issue.Issue;
import se.nhv.terminology.issue.Message;
import se.nhv.terminology.issue.TxException;
import se.nhv.terminology.issue.TxIssue;

/**
 * Chooses the version of a code system for an include: what is forced, else what the include names, else the request's default,
 * else what the request checks for, else the newest. A coding's own version is taken where it is among those accepted.
 */
public final class VersionChoice {
    private final Content content;
    private final VersionParameters versions;
    private final Map<String, String> codings;
    private final Map<Canonical, SystemEntry> supplements = new LinkedHashMap<>();

    /** @param codings for each system, the version that the coding to be checked names */
    public VersionChoice(Content content, VersionParameters versions, Map<String, String> codings) {
        this.content = content;
        this.versions = versions;
        this.codings = codings;
    }

    /** From now on the supplement belongs to the system it names. Refused when nobody knows it. */
    public void require(List<Canonical> wanted) {
        List<String> missing = new ArrayList<>();
        for (Canonical address : wanted) {
            Optional<SystemEntry> found = content.supplement(address);
            found.ifPresent(entry -> supplements.put(address, entry));
            if (found.isEmpty()) {
                missing.add(address.toString());
            }
        }
        if (!missing.isEmpty()) {
            Message message =
                    missing.size() == 1 ? Message.VALUESET_SUPPLEMENT_MISSING : Message.VALUESET_SUPPLEMENTS_MISSING;
            throw new TxException(
                    404,
                    Issue.error(
                            IssueType.NOTFOUND,
                            TxIssue.NOT_FOUND,
                            message,
                            missing.size(),
                            String.join(", ", missing)));
        }
    }

    /** The supplements that were required, as url|version. */
    public List<String> required() {
        return supplements.values().stream()
                .map(entry -> entry.header().canonical())
                .distinct()
                .toList();
    }

    /** How a system that is named with or without version is used. */
    public SystemUse choose(String system, @Nullable String stated) {
        SystemUse use = wanted(system, stated);
        String own = codings.get(system);
        Optional<SystemEntry> entry = own != null && use.accepts(own) ? content.system(system, own) : Optional.empty();
        if (entry.isEmpty()) {
            entry = content.system(system, use.wanted());
        }
        return entry.map(found -> use.resolved(view(found))).orElse(use);
    }

    /** The system with the supplements that were required of it. */
    public SystemView view(SystemEntry entry) {
        List<CompiledSystem> own = new ArrayList<>();
        for (SystemEntry supplement : supplements.values()) {
            Canonical target = supplement.header().supplements();
            boolean fits = target != null
                    && target.url().equals(entry.header().url())
                    && (target.version() == null
                            || target.version().equals(entry.header().version()));
            if (fits && own.stream().noneMatch(other -> other == supplement.compiled())) {
                own.add(supplement.compiled());
            }
        }
        return new SystemView(entry.compiled(), own);
    }

    private SystemUse wanted(String system, @Nullable String stated) {
        String forced = VersionParameters.find(versions.forced(), system);
        if (forced != null) {
            return use(system, stated, forced, "force-system-version");
        }
        if (stated != null) {
            return new SystemUse(system, stated, stated, null, null, true);
        }
        String standard = VersionParameters.find(versions.defaults(), system);
        if (standard != null) {
            return use(system, null, standard, "system-version");
        }
        String checked = versions.check(system);
        if (checked != null) {
            return use(system, null, checked, "check-system-version");
        }
        return new SystemUse(system, null, null, null, null, true);
    }

    private static SystemUse use(String system, @Nullable String stated, String wanted, String parameter) {
        var decidedBy = new SystemUse.DecidedBy(parameter, new Canonical(system, wanted));
        return new SystemUse(system, stated, wanted, decidedBy, null, true);
    }
}
