package se.nhv.web.map;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Organization;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.directory.Concept;
import se.nhv.directory.Concepts;
import se.nhv.directory.County;
import se.nhv.directory.Directory;
import se.nhv.directory.Permit;
import se.nhv.fhir.Systems;
import se.nhv.referral.CareArea;
import se.nhv.referral.CareAreas;
import se.nhv.web.Address;
import se.nhv.web.Asked;
import se.nhv.web.Frame;
import se.nhv.web.Page;
import se.nhv.web.map.MapView.CountyRow;
import se.nhv.web.map.MapView.Option;

/** {@code /map}: Sweden by county, for one area or for all. One use, one thread. */
public final class MapPage {
    private static final Properties PATHS = paths();

    private final Catalogue catalogue;
    private final Directory directory;
    private final Frame frame;
    private final LocalDate day;
    private final @Nullable CareArea area;
    private final List<Permit> permits;

    private MapPage(Catalogue catalogue, Asked asked, Frame frame) {
        this.catalogue = catalogue;
        this.directory = catalogue.get(Directory.KEY);
        this.frame = frame;
        this.day = day(asked.text("date"), frame.today());
        this.area = catalogue.get(CareAreas.KEY).active(asked.text("area"));
        this.permits = permits();
    }

    public static Page page(Catalogue catalogue, Asked asked, Frame frame) {
        MapPage page = new MapPage(catalogue, asked, frame);
        MapView view = page.view(asked.text("county"));
        return Page.of("map", frame.titled(frame.t("map.title")), Map.of("view", view));
    }

    private static LocalDate day(String text, LocalDate today) {
        try {
            return text.isEmpty() ? today : LocalDate.parse(text);
        } catch (DateTimeException broken) {
            return today;
        }
    }

    private List<Permit> permits() {
        List<String> codes = new ArrayList<>();
        if (area == null) {
            catalogue.get(CareAreas.KEY).active().forEach(one -> codes.add(one.slug()));
        } else {
            codes.add(area.slug());
        }
        return codes.stream()
                .flatMap(code -> directory.permits(code).stream())
                .filter(permit -> permit.isOwn() && permit.validity().on(day).mayApply())
                .toList();
    }

    private MapView view(String home) {
        List<Option> areas = catalogue.get(CareAreas.KEY).active().stream()
                .map(one -> new Option(
                        one.slug(), frame.wording().name(one.concept().label())))
                .sorted(Comparator.comparing(Option::name, frame.wording().order()))
                .toList();
        Concepts names = Concepts.of(catalogue, Systems.COUNTY);
        List<CountyRow> rows = directory.geography().countyCodes().stream()
                .map(code -> row(code, names.get(code)))
                .sorted(Comparator.comparing(CountyRow::name, frame.wording().order()))
                .toList();
        boolean known = directory.geography().county(home) != null;
        return new MapView(
                area == null ? "" : area.slug(),
                area == null ? "" : frame.wording().name(area.concept().label()),
                known ? home : "",
                day.toString(),
                areas,
                rows);
    }

    private CountyRow row(String code, @Nullable Concept name) {
        County county = directory.geography().county(code);
        String region = county == null ? "" : county.region();
        Set<String> units = new TreeSet<>();
        Set<String> uptake = new TreeSet<>(frame.wording().order());
        for (Permit permit : permits) {
            if (permit.holder().id().equals(region)) {
                units.add(permit.unit().id());
            }
            boolean contains = permit.services().stream()
                    .anyMatch(service ->
                            service.coverage() != null && service.coverage().contains(code));
            if (area != null && contains) {
                uptake.add(permit.unit().name());
            }
        }
        List<Option> links = units.stream()
                .map(id -> new Option(Address.resource("Organization", id), name(id)))
                .sorted(Comparator.comparing(Option::name, frame.wording().order()))
                .toList();
        return new CountyRow(
                code,
                name == null ? code : frame.wording().name(name.label()),
                name(region),
                Address.resource("Organization", region),
                PATHS.getProperty(code, ""),
                !units.isEmpty(),
                !uptake.isEmpty(),
                links,
                List.copyOf(uptake),
                Address.of("/refer")
                        .with("area", area == null ? "" : area.slug())
                        .with("county", code)
                        .toString());
    }

    private String name(String organization) {
        return catalogue
                .find("Organization", organization)
                .map(entry -> entry.resource(Organization.class).getName())
                .orElse(organization);
    }

    private static Properties paths() {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                java.util.Objects.requireNonNull(MapPage.class.getResourceAsStream("sweden.properties")),
                StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return properties;
    }
}
