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
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.CurrentCatalogue;
import se.nhv.catalogue.Entry;
import se.nhv.fhir.ResourceKey;
import se.nhv.web.resource.Resources;

/** A resource's own address answers with a page when a browser asks; everything else goes on to the FHIR service. */
public final class ResourcePages extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Pattern RESOURCE = Pattern.compile("/fhir/([A-Za-z]+)/([A-Za-z0-9\\-.]{1,64})");
    private static final Set<String> READS = Set.of("GET", "HEAD");

    private final transient CurrentCatalogue current;
    private final transient Site site;
    private final transient Predicate<HttpServletRequest> wantsPage;

    /** @param wantsPage whether the client asks for a page rather than for data */
    public ResourcePages(CurrentCatalogue current, Site site, Predicate<HttpServletRequest> wantsPage) {
        this.current = current;
        this.site = site;
        this.wantsPage = wantsPage;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Matcher address = RESOURCE.matcher(request.getRequestURI());
        if (!READS.contains(request.getMethod()) || !address.matches() || !wantsPage.test(request)) {
            chain.doFilter(request, response);
            return;
        }
        Catalogue catalogue = current.now();
        Frame frame = site.frame(request, catalogue);
        ResourceKey key = new ResourceKey(address.group(1), address.group(2));
        Entry entry = catalogue.find(key).orElse(null);
        if (entry == null) {
            boolean gone = !catalogue.versions(key).isEmpty();
            int status = gone ? HttpServletResponse.SC_GONE : HttpServletResponse.SC_NOT_FOUND;
            site.write(site.notFound(frame, status), request, response);
        } else {
            site.write(Resources.page(catalogue, entry, Asked.of(request), frame), request, response);
        }
    }
}
