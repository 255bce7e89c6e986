package se.nhv.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.CurrentCatalogue;
import se.nhv.catalogue.Entry;
import se.nhv.fhir.ResourceKey;
import se.nhv.web.resource.Resources;

/** A resource's own address answers with a page when a browser asks; everything else goes on to the FHIR service. */
public final class ResourcePages extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Pattern RESOURCE = Pattern.compile("/fhir/([A-Za-z]+)/([A-Za-z0-9\\-.]{1,64})");
    /** What would be a resource type: operations, system interactions and metadata begin otherwise. */
    private static final Pattern TYPE = Pattern.compile("/fhir/([A-Z][A-Za-z]*)(/.*)?");

    /** Below a resource only its history and its operations have addresses. */
    private static final Pattern NOTHING = Pattern.compile("/fhir/[A-Z][A-Za-z]*/[^/$_][^/]*/[^/$_].*");

    private static final Pattern VERSION =
            Pattern.compile("/fhir/([A-Za-z]+)/([A-Za-z0-9\\-.]{1,64})/_history/([^/]+)");

    private static final Set<String> READS = Set.of("GET", "HEAD");

    private final transient CurrentCatalogue current;
    private final transient Site site;
    private final transient Set<String> types;
    private final transient Predicate<HttpServletRequest> wantsPage;

    /**
     * @param types the resource types that are served
     * @param wantsPage whether the client asks for a page rather than for data
     */
    public ResourcePages(
            CurrentCatalogue current, Site site, Set<String> types, Predicate<HttpServletRequest> wantsPage) {
        this.types = Set.copyOf(types);
        this.current = current;
        this.site = site;
        this.wantsPage = wantsPage;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Page page = READS.contains(request.getMethod()) && wantsPage.test(request) ? page(request) : null;
        if (page == null) {
            chain.doFilter(request, response);
        } else {
            site.write(page, request, response);
        }
    }

    /** Null when the address is another's: a search, an operation, a version. */
    private @Nullable Page page(HttpServletRequest request) {
        Catalogue catalogue = current.now();
        Matcher type = TYPE.matcher(request.getRequestURI());
        if (type.matches() && !types.contains(type.group(1))) {
            return site.notFound(site.frame(request, catalogue), HttpServletResponse.SC_NOT_FOUND);
        }
        if (NOTHING.matcher(request.getRequestURI()).matches() || isMissingVersion(request, catalogue)) {
            return site.notFound(site.frame(request, catalogue), HttpServletResponse.SC_NOT_FOUND);
        }
        Matcher address = RESOURCE.matcher(request.getRequestURI());
        if (!address.matches()) {
            return null;
        }
        Frame frame = site.frame(request, catalogue);
        ResourceKey key = new ResourceKey(address.group(1), address.group(2));
        Entry entry = catalogue.find(key).orElse(null);
        if (entry == null) {
            boolean gone = !catalogue.versions(key).isEmpty();
            return site.notFound(frame, gone ? HttpServletResponse.SC_GONE : HttpServletResponse.SC_NOT_FOUND);
        }
        return Resources.page(catalogue, entry, Asked.of(request), frame);
    }

    private static boolean isMissingVersion(HttpServletRequest request, Catalogue catalogue) {
        Matcher version = VERSION.matcher(request.getRequestURI());
        return version.matches()
                && catalogue.versions(new ResourceKey(version.group(1), version.group(2))).stream()
                        .noneMatch(known -> Integer.toString(known.versionId()).equals(version.group(3)));
    }
}
