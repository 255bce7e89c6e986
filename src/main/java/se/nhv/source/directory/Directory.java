package se.nhv.source.directory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.StringType;

/**
 * The regions and units that documents may name, with their aliases. Immutable; thread-safe.
 *
 * <p>Names are found whole and whatever their case; a name that is nearly right is found too, and said to be so. What
 * is near two names is neither.
 *
 * <p>A line longer than most because exact and near names are looked up in one table.
 */
public final class Directory {
    private static final Pattern GROUP = Pattern.compile("(?iu).*(sjukvårds|samverkans)region.*");
    /** Words that can be a misspelt name: at most this many. */
    private static final int MAX_WORDS = 4;

    private record Name(String text, Place place, Pattern pattern) {}

    private final List<Place> places;
    private final List<Name> names = new ArrayList<>();
    private final List<Name> shortNames = new ArrayList<>();
    private final List<Name> formerNames = new ArrayList<>();

    public Directory(List<Place> places) {
        this(places, Map.of());
    }

    /**
     * @param places the regions and units
     * @param counties the name of the county that a region governs, by the region's id: what older documents call it by
     */
    public Directory(List<Place> places, Map<String, String> counties) {
        this.places = List.copyOf(places);
        for (Place place : places) {
            add(names, place, place.name());
            place.aliases().forEach(alias -> add(names, place, alias));
            if (place.region()) {
                String bare = bare(place.name());
                add(names, place, "Region " + bare);
                add(shortNames, place, bare);
                FormerNames.of(bare, counties.get(place.id())).forEach(former -> add(formerNames, place, former));
            }
        }
        for (List<Name> some : List.of(names, shortNames, formerNames)) {
            some.sort(Comparator.comparing((Name name) -> name.text().length()).reversed());
        }
    }

    /**
     * The directory that the register's organisations make; groups of regions are not in it.
     *
     * @param counties the name of the county that a region governs, by the region's id
     */
    public static Directory of(List<Organization> organizations, Map<String, String> counties) {
        List<Place> places = new ArrayList<>();
        for (Organization one : organizations) {
            String owner =
                    one.hasPartOf() ? one.getPartOf().getReferenceElement().getIdPart() : null;
            boolean region = one.getType().stream()
                    .flatMap(type -> type.getCoding().stream())
                    .anyMatch(coding -> "jurisdiction".equals(coding.getCode()));
            boolean group = GROUP.matcher(one.getName()).matches();
            List<String> aliases =
                    one.getAlias().stream().map(StringType::getValue).toList();
            if (!group && (region || owner != null)) {
                places.add(new Place(one.getIdElement().getIdPart(), one.getName(), aliases, region ? null : owner));
            }
        }
        return new Directory(places, counties);
    }

    public List<Place> places() {
        return places;
    }

    public Optional<Place> byId(String id) {
        return places.stream().filter(place -> place.id().equals(id)).findFirst();
    }

    /** The region that a place is part of, or that it is. */
    public Optional<Place> region(Place place) {
        String owner = place.owner();
        return owner == null ? Optional.of(place) : byId(owner).flatMap(this::region);
    }

    /** A region's name without the word for region: what a headline calls it. */
    private static String bare(String name) {
        return name.replaceAll("(?iu)^region(en)?\\s+", "")
                .replaceAll("(?iu)s?regionen$", "")
                .replaceAll("(?iu)\\s+län$", "")
                .strip();
    }

    private static void add(List<Name> to, Place place, String name) {
        String pattern = "(?iu)(?<![\\p{L}\\d])" + Pattern.quote(name).replace(" ", "\\E\\s+\\Q") + "s?(?![\\p{L}\\d])";
        to.add(new Name(name, place, Pattern.compile(pattern)));
    }

    /** The names in the text, in order; misspelt ones and those from before 2019 included. */
    public List<Mention> mentions(String text) {
        List<Mention> found = new ArrayList<>();
        collect(names, text, found, true);
        collect(formerNames, text, found, false);
        collectSimilar(text, found);
        found.sort(Comparator.comparingInt(Mention::start));
        return found;
    }

    /** As {@link #mentions}, and regions by their bare names ("Skåne"), as lists of decisions write them. */
    public List<Mention> mentionsShort(String text) {
        List<Mention> found = new ArrayList<>();
        collect(names, text, found, true);
        collect(formerNames, text, found, false);
        collect(shortNames, text, found, true);
        collectSimilar(text, found);
        found.sort(Comparator.comparingInt(Mention::start));
        return found;
    }

    private static void collect(List<Name> from, String text, List<Mention> found, boolean exact) {
        for (Name name : from) {
            Matcher matcher = name.pattern().matcher(text);
            while (matcher.find()) {
                if (free(found, matcher.start(), matcher.end())) {
                    found.add(new Mention(name.place(), matcher.start(), matcher.end(), matcher.group(), exact));
                }
            }
        }
    }

    private static boolean free(List<Mention> found, int start, int end) {
        return found.stream().noneMatch(other -> start < other.end() && other.start() < end);
    }

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\d:\\ufffd-]+");

    private void collectSimilar(String text, List<Mention> found) {
        List<int[]> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(new int[] {matcher.start(), matcher.end()});
        }
        for (int from = 0; from < words.size(); from++) {
            for (int count = MAX_WORDS; count > 0; count--) {
                int to = from + count - 1;
                if (to < words.size() && similarAt(text, words.get(from)[0], words.get(to)[1], found)) {
                    break;
                }
            }
        }
    }

    private boolean similarAt(String text, int start, int end, List<Mention> found) {
        String written = text.substring(start, end);
        if (!free(found, start, end) || written.length() < 6 || !Character.isUpperCase(written.charAt(0))) {
            return false;
        }
        Optional<Place> near = similar(written);
        near.ifPresent(place -> found.add(new Mention(place, start, end, written, false)));
        return near.isPresent();
    }

    /** The one place whose name is nearly these words; none when two are as near. */
    public Optional<Place> similar(String written) {
        String asked = written.toLowerCase(Locale.ROOT);
        int limit = Math.max(1, asked.length() / 9);
        Place best = null;
        int bestDistance = limit + 1;
        boolean doubt = false;
        for (Name name : names) {
            if (Math.abs(name.text().length() - asked.length()) > limit + 1) {
                continue;
            }
            int distance = Similarity.distance(asked, name.text().toLowerCase(Locale.ROOT), limit + 1);
            if (distance < bestDistance) {
                doubt = best != null && !best.equals(name.place()) && bestDistance - distance < 1;
                best = name.place();
                bestDistance = distance;
            } else if (distance <= limit && best != null && !best.equals(name.place()) && distance - bestDistance < 2) {
                doubt = true;
            }
        }
        return bestDistance > limit || doubt ? Optional.empty() : Optional.ofNullable(best);
    }

    /** Whether the words are the beginning of a name here: what is left of a line that was cut off. */
    public boolean beginsName(String words) {
        String asked = words.strip().toLowerCase(Locale.ROOT);
        return names.stream()
                .map(name -> name.text().toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.length() > asked.length() && name.startsWith(asked));
    }
}
