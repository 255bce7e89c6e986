package se.nhv.web.resource;

import java.util.List;
import se.nhv.web.resource.AreaView.Link;
import se.nhv.web.resource.AreaView.Result;

/**
 * What the page of a unit or a region shows.
 *
 * @param kind what it is, as a key of the texts: region, unit or other
 * @param above what it belongs to
 * @param below what belongs to it
 * @param home the address of the referral journey for residents; empty when it is no region
 * @param own its own permits, or those that it holds
 * @param sub sub-permits
 * @param partner its parts in the permits of others
 */
public record OrganizationView(
        String kind,
        List<String> aliases,
        List<Link> above,
        List<Link> below,
        String home,
        List<PermitRow> own,
        List<PermitRow> sub,
        List<PermitRow> partner,
        List<Result> results,
        List<Link> history,
        Forms forms) {
    public OrganizationView {
        aliases = List.copyOf(aliases);
        above = List.copyOf(above);
        below = List.copyOf(below);
        own = List.copyOf(own);
        sub = List.copyOf(sub);
        partner = List.copyOf(partner);
        results = List.copyOf(results);
        history = List.copyOf(history);
    }
}
