package se.nhv.bench;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.hl7.fhir.r4.model.ValueSet;
import se.nhv.catalogue.CatalogueBuilder;
import se.nhv.catalogue.CurrentCatalogue;
import se.nhv.catalogue.Edition;
import se.nhv.fhir.Codec;
import se.nhv.http.ReadyBytesWriter;
import se.nhv.problem.Outcomes;
import se.nhv.problem.Texts;
import se.nhv.provider.terminology.CodeSystemOperations;
import se.nhv.provider.terminology.Doors;
import se.nhv.provider.terminology.ExpansionWriter;
import se.nhv.provider.terminology.ValueSetOperations;
import se.nhv.terminology.CodeSearch;
import se.nhv.terminology.Expand;
import se.nhv.terminology.Lookup;
import se.nhv.terminology.ResourceCaches;
import se.nhv.terminology.Subsumes;
import se.nhv.terminology.Terminology;
import se.nhv.terminology.ValidateCode;
import se.nhv.terminology.code.CompiledSystem;
import se.nhv.terminology.content.Content;
import se.nhv.terminology.content.SystemEntry;

/** The terminology operations over HTTP on a system that is in no content folder: Jetty, HAPI and the providers as they are. */
final class TerminologyDoor implements AutoCloseable {
    private final Server server;

    TerminologyDoor(CompiledSystem system, List<ValueSet> sets) throws Exception {
        FhirContext context = FhirContext.forR4Cached();
        Codec codec = new Codec(context);
        Content content = Content.EMPTY.with(List.of(new SystemEntry(system)), sets, List.of());
        var catalogue = new CatalogueBuilder(codec, List.of(Terminology.part(content)))
                .first(new Edition("1", 1, Instant.EPOCH), List.of());
        ResourceCaches caches = new ResourceCaches(Clock.systemUTC(), () -> "none");
        Doors doors = new Doors(new CurrentCatalogue(catalogue), codec, caches, new Outcomes(new Texts()));
        ValidateCode validateCode = new ValidateCode();
        RestfulServer servlet = new RestfulServer(context);
        servlet.registerInterceptor(new ReadyBytesWriter(codec));
        servlet.registerProviders(List.of(
                new ValueSetOperations(doors, new Expand(new CodeSearch()), validateCode, new ExpansionWriter(codec)),
                new CodeSystemOperations(doors, new Lookup(), validateCode, new Subsumes())));
        this.server = new Server(0);
        ServletContextHandler handler = new ServletContextHandler("/");
        handler.addServlet(new ServletHolder(servlet), "/*");
        server.setHandler(handler);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
