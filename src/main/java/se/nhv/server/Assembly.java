package se.nhv.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.PerformanceOptionsEnum;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.ETagSupportEnum;
import ca.uhn.fhir.rest.server.HardcodedServerAddressStrategy;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Server;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Resource;
import org.slf4j.LoggerFactory;
import se.nhv.catalogue.CatalogueBuilder;
import se.nhv.catalogue.CurrentCatalogue;
import se.nhv.catalogue.Part;
import se.nhv.cdshooks.CardMaterial;
import se.nhv.cdshooks.CdsServlet;
import se.nhv.cdshooks.Feedback;
import se.nhv.cdshooks.TrustedClients;
import se.nhv.directory.Directory;
import se.nhv.feed.Timeline;
import se.nhv.fhir.Codec;
import se.nhv.http.Answers;
import se.nhv.http.Cors;
import se.nhv.http.Edge;
import se.nhv.http.Encodings;
import se.nhv.http.Errors;
import se.nhv.http.Format;
import se.nhv.http.ReadyBytesWriter;
import se.nhv.problem.Outcomes;
import se.nhv.problem.Texts;
import se.nhv.provider.Capability;
import se.nhv.provider.Metadata;
import se.nhv.provider.ProfileCapability;
import se.nhv.provider.ReadProvider;
import se.nhv.provider.ServedTypes;
import se.nhv.provider.UnknownNames;
import se.nhv.provider.referral.ApplyOperation;
import se.nhv.provider.referral.CareOperations;
import se.nhv.provider.referral.ReferralCapability;
import se.nhv.provider.referral.ReferralOperations;
import se.nhv.provider.search.GraphProvider;
import se.nhv.provider.search.PagedEditions;
import se.nhv.provider.search.SearchCapability;
import se.nhv.provider.search.SearchProvider;
import se.nhv.provider.search.Searching;
import se.nhv.provider.search.SystemSearchProvider;
import se.nhv.referral.CareAreas;
import se.nhv.search.Graph;
import se.nhv.search.Search;
import se.nhv.search.Searchset;
import se.nhv.search.index.SearchIndex;
import se.nhv.search.parameter.SearchParameters;
import se.nhv.settings.Settings;
import se.nhv.store.LogAddress;
import se.nhv.store.content.BaseContent;
import se.nhv.store.content.ContentFiles;
import se.nhv.web.OpenApiPage;
import se.nhv.web.ResourcePages;
import se.nhv.web.Site;
import se.nhv.web.Web;
import se.nhv.web.editor.EditorDoor;
import se.nhv.web.find.FindIndex;
import se.nhv.write.Register;
import se.nhv.write.UpToDateLog;

/**
 * The only place that builds services and says who is handed to whom. Read it to know what exists.
 *
 * <p>Parts of the catalogue stand in the order in which they are built; a part may read those before it.
 *
 * <p>Long because it is the only place of its kind: what exists stands in one list.
 */
public final class Assembly {
    private final Settings settings;
    private final FhirContext context;
    private final Codec codec;
    private final TerminologyAssembly terminology;
    private final Register register;
    private final CurrentCatalogue current;
    private final Supplier<LocalDate> today;
    private final Texts texts = new Texts();
    private final Answers answers;
    private final SearchParameters searchParameters;
    private final WriteAssembly writing;
    private final Meanwhile<Server> jetty;

    public Assembly(Settings settings) {
        this.settings = settings;
        LoggerFactory.getILoggerFactory(); // set up by one thread: what others say meanwhile would be held back
        Meanwhile<UpToDateLog> log = Meanwhile.make(() -> log(settings));
        this.jetty = Meanwhile.make(WebServer::jetty);
        this.context = FhirContext.forR4();
        // most of R4's types are never asked for here
        this.context.setPerformanceOptions(PerformanceOptionsEnum.DEFERRED_MODEL_SCANNING);
        this.context.setParserErrorHandler(new ca.uhn.fhir.parser.StrictErrorHandler());
        this.codec = new Codec(context);
        this.today = today(settings);
        this.terminology =
                new TerminologyAssembly(LogAddress.parse(settings.log()).shared());
        this.answers = new Answers(codec, new Outcomes(texts));
        this.searchParameters = new SearchParameters(context, ServedTypes.names());
        this.register = Register.open(log.get(), new CatalogueBuilder(codec, parts(searchParameters)));
        this.current = register.current();
        Search search = new Search(searchParameters, codec);
        this.writing = new WriteAssembly(register, codec, new Outcomes(texts), search, settings.writes());
    }

    private static UpToDateLog log(Settings settings) {
        Path folder = settings.content();
        BaseContent base = folder == null ? ContentFiles.embedded() : ContentFiles.in(folder);
        return UpToDateLog.read(LogAddress.parse(settings.log()).open(), base, Clock.systemUTC());
    }

    /** The catalogue that requests read; for the health page and for tests. */
    public CurrentCatalogue current() {
        return current;
    }

    /** The server, not yet started. */
    public WebServer webServer() {
        Site site = new Site(texts, today);
        var doors = new WebServer.Doors(
                fhirServlet(),
                new Health(register),
                new Web(current, site, Assembly::wantsPage),
                new EditorDoor(
                        current,
                        site,
                        writing.editors(),
                        Clock.systemUTC(),
                        settings.listen().publicBase()),
                cdsServlet(),
                new OpenApiPage(this::capability),
                new Encodings(answers, settings.limits()),
                new Cors(),
                new Edge(answers, settings.limits()),
                new ResourcePages(current, site, Set.copyOf(ServedTypes.names()), Assembly::wantsPage));
        return new WebServer(jetty.get(), settings, doors, answers, register);
    }

    private static boolean wantsPage(HttpServletRequest request) {
        return Format.negotiate(request.getParameter("_format"), request.getHeader("Accept"))
                .filter(Format.HTML::equals)
                .isPresent();
    }

    /** The parts of every catalogue of a running server; for benchmarks too, which would else measure something else. */
    public static List<Part<?>> parts(SearchParameters searchParameters) {
        return List.of(
                Directory.PART,
                TerminologyAssembly.part(),
                CareAreas.PART,
                CardMaterial.PART,
                SearchIndex.part(searchParameters),
                Timeline.PART,
                FindIndex.PART);
    }

    private RestfulServer fhirServlet() {
        RestfulServer servlet = new RestfulServer(context);
        servlet.setServerConformanceProvider(metadata());
        servlet.setDefaultResponseEncoding(EncodingEnum.JSON);
        servlet.setETagSupport(ETagSupportEnum.ENABLED);
        servlet.setServerName("NHV register");
        if (settings.listen().publicBase() != null) {
            servlet.setServerAddressStrategy(
                    new HardcodedServerAddressStrategy(settings.listen().publicBase()));
        }
        servlet.registerInterceptor(new ReadyBytesWriter(codec));
        servlet.registerInterceptor(new Errors(answers));
        servlet.registerInterceptor(new UnknownNames());
        servlet.registerProviders(providers());
        writing.addTo(servlet);
        return servlet;
    }

    private CdsServlet cdsServlet() {
        Path trusted = settings.cdsClients();
        var equipment = new CdsServlet.Equipment(
                current,
                codec,
                texts,
                today,
                trusted == null ? null : TrustedClients.read(trusted, Clock.systemUTC()),
                settings.listen().publicBase(),
                settings.limits().bodyBytes());
        return new CdsServlet(equipment, new Feedback());
    }

    private List<Object> providers() {
        List<Object> providers = new ArrayList<>();
        for (String name : ServedTypes.names()) {
            providers.add(readProvider(ServedTypes.type(context, name)));
        }
        providers.addAll(searchProviders());
        providers.add(new ApplyOperation(current, codec, texts, today));
        providers.add(new CareOperations(current, codec, texts, today));
        providers.addAll(terminology.providers(current, codec, new Outcomes(texts)));
        providers.add(new ReferralOperations(current, register.earlier(), codec, texts, today));
        return providers;
    }

    private List<Object> searchProviders() {
        Searchset searchset = new Searchset(codec, new Outcomes(texts));
        Searching searching = new Searching(
                new PagedEditions(current, register.earlier()), new Search(searchParameters, codec), searchset);
        Graph graph = new Graph(searchParameters);
        List<Object> providers = new ArrayList<>();
        for (String name : ServedTypes.names()) {
            Class<? extends Resource> type = ServedTypes.type(context, name);
            providers.add(new SearchProvider<>(type, searching));
            providers.add(new GraphProvider<>(type, current, graph, searchset));
        }
        providers.add(new SystemSearchProvider(searching));
        return providers;
    }

    private <T extends Resource> IResourceProvider readProvider(Class<T> type) {
        return new ReadProvider<>(type, context, current);
    }

    private CapabilityStatement capability(String base) {
        String publicBase = settings.listen().publicBase();
        return capability().of(current.now(), publicBase == null ? base : publicBase);
    }

    private Metadata metadata() {
        return new Metadata(current, codec, capability(), terminology.statement());
    }

    private Capability capability() {
        return new Capability(
                List.of(
                        writing.capability(),
                        new ReferralCapability(),
                        terminology.capability(),
                        new SearchCapability(searchParameters),
                        new ProfileCapability()),
                Version.NUMBER,
                Date.from(Version.RELEASED));
    }

    private static Supplier<LocalDate> today(Settings settings) {
        LocalDate fixed = settings.today();
        if (fixed != null) {
            return () -> fixed;
        }
        Clock clock = Clock.system(ZoneId.of("Europe/Stockholm"));
        return () -> LocalDate.now(clock);
    }

    /** The day that a question without a date is about. */
    Supplier<LocalDate> today() {
        return today;
    }
}
