package se.nhv.web.find;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.text.Words;
import se.nhv.web.find.FindIndex.Occurrences;
import se.nhv.web.find.FindIndex.Place;
import se.nhv.web.find.FindIndex.Term;
import se.nhv.web.find.FindIndex.Thing;
import se.nhv.web.find.Hit.Kind;
import se.nhv.web.find.Hit.Where;

/** Finds what a person types. Pure; made for one question. */
public final class Find {
    /** More words than this are a story, and each costs a walk over the index. */
    private static final int MOST_WORDS = 16;

    /** What scores less than this share of the best in its group is chance. */
    private static final double FAR_BELOW_BEST = 0.4;

    /** Names of diagnoses share most of their words, so a hit on a few of them says little. */
    private static final double FAR_BELOW_BEST_CODE = 0.75;

    private static final int MOST_HITS = 8;
    private static final int MOST_REASONS = 2;
    private static final Pattern CODE = Pattern.compile("[A-Za-z][0-9]{2}(\\.?[0-9A-Za-z]{1,2})?[*†-]?");

    private final FindIndex index;
    private final Map<Thing, Map<Term, Double>> scores = new IdentityHashMap<>();

    private Find(FindIndex index) {
        this.index = index;
    }

    /** Whether the text has the form of a diagnosis code, with or without the dot. */
    public static boolean isCode(String text) {
        return CODE.matcher(text.strip()).matches();
    }

    /** The words of a text that say something, folded, each once. */
    public static Set<String> words(String typed) {
        Set<String> words = new LinkedHashSet<>();
        for (String word : Words.foldedOf(typed)) {
            if (!Likeness.isEmpty(word) && words.size() < MOST_WORDS) {
                words.add(word);
            }
        }
        return words;
    }

    /** What is found for the words in this edition. */
    public static Findings in(Catalogue catalogue, String typed) {
        return new Find(catalogue.get(FindIndex.KEY)).find(typed);
    }

    private Findings find(String typed) {
        Set<String> codes = new LinkedHashSet<>();
        for (String piece : typed.strip().split("[\\s,;]+", MOST_WORDS)) {
            if (isCode(piece)) {
                codes.add(bare(piece));
            }
        }
        String named = null;
        for (String word : words(typed)) {
            String county = look(word);
            named = named == null ? county : named;
        }
        index.things().forEach(thing -> code(thing, codes));
        Map<Kind, List<Hit>> groups = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            groups.put(kind, best(kind));
        }
        return new Findings(
                groups.getOrDefault(Kind.AREA, List.of()),
                groups.getOrDefault(Kind.UNIT, List.of()),
                groups.getOrDefault(Kind.REGION, List.of()),
                groups.getOrDefault(Kind.CODE, List.of()),
                named);
    }

    private static String bare(String code) {
        return code.replaceAll("[^A-Za-z0-9]", "").toUpperCase(java.util.Locale.ROOT);
    }

    /** Scores everything that the word is met in; gives the county of a region that bears exactly this name. */
    private @Nullable String look(String word) {
        String county = null;
        Map<Thing, Map<Term, Double>> best = new IdentityHashMap<>();
        for (Occurrences found : index.words()) {
            double likeness = Likeness.of(word, found.word());
            if (likeness == 0) {
                continue;
            }
            double rarity =
                    Math.log(1 + (double) index.things().size() / found.places().size());
            for (Place place : found.places()) {
                Thing thing = place.thing();
                double score =
                        likeness * likeness * rarity * place.term().where().weight();
                best.computeIfAbsent(thing, key -> new HashMap<>()).merge(place.term(), score, Math::max);
                // the genitive is how a person and a county's name say whose it is; of several the first, on every node
                boolean named = likeness == 1 || found.word().equals(word + "s");
                if (named
                        && thing.county() != null
                        && (county == null || thing.county().compareTo(county) < 0)) {
                    county = thing.county();
                }
            }
        }
        // one word counts once for a thing, where it weighs most: a long area must not win by its length
        best.forEach((thing, terms) -> terms.entrySet().stream()
                .max(Map.Entry.<Term, Double>comparingByValue()
                        .thenComparing(entry -> entry.getKey().text().sv()))
                .ifPresent(heaviest -> scores.computeIfAbsent(thing, key -> new HashMap<>())
                        .merge(heaviest.getKey(), heaviest.getValue(), Double::sum)));
        return county;
    }

    private void code(Thing thing, Set<String> codes) {
        String own = thing.kind() == Kind.CODE ? bare(thing.id()) : "";
        for (String code : codes) {
            if (own.startsWith(code)) {
                double score = own.equals(code) ? 100 : 60 - own.length();
                scores.computeIfAbsent(thing, key -> new HashMap<>()).put(new Term(Where.CODE, thing.name()), score);
            }
        }
    }

    private List<Hit> best(Kind kind) {
        List<Hit> hits = new ArrayList<>();
        scores.forEach((thing, terms) -> {
            if (thing.kind() == kind) {
                hits.add(hit(thing, terms));
            }
        });
        double top = hits.stream().mapToDouble(Hit::score).max().orElse(0);
        double least = top * (kind == Kind.CODE ? FAR_BELOW_BEST_CODE : FAR_BELOW_BEST);
        return hits.stream()
                .filter(hit -> hit.score() >= least)
                .sorted(Comparator.comparingDouble(Hit::score).reversed().thenComparing(Hit::id))
                .limit(MOST_HITS)
                .toList();
    }

    private static Hit hit(Thing thing, Map<Term, Double> terms) {
        List<Hit.Reason> reasons = terms.entrySet().stream()
                .sorted(Map.Entry.<Term, Double>comparingByValue().reversed())
                .limit(MOST_REASONS)
                .map(entry ->
                        new Hit.Reason(entry.getKey().where(), entry.getKey().text()))
                .toList();
        double score = terms.values().stream().mapToDouble(Double::doubleValue).sum();
        return new Hit(thing.kind(), thing.id(), thing.name(), reasons, score);
    }
}
