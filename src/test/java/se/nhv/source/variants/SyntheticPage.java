package se.nhv.source.variants;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import se.nhv.source.Report;
import se.nhv.source.directory.Directory;
import se.nhv.source.directory.Place;
import se.nhv.source.record.Criterion;
import se.nhv.source.record.Document;
import se.nhv.source.record.Holder;
import se.nhv.source.record.Item;

/**
 * An invented page in one of the authority's layouts, with what is to be read from it. Regions, hospitals and areas do
 * not exist: what the reader finds it finds by form.
 *
 * @param seed makes the page: the same seed, the same page
 * @param front title and introduction
 * @param sections the sections with their headings, in the template's order
 * @param expected the facts, one a line
 */
public record SyntheticPage(int seed, String front, List<String> sections, String expected) {
    private static final List<String> NUMBERS = List.of("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju");

    /** Regions and hospitals that nobody has heard of. */
    public static Directory directory() {
        return new Directory(
                List.of(
                        new Place("region-granvik", "Region Granvik", List.of(), null),
                        new Place("region-ostmark", "Region Östmarks län", List.of("Region Östmark"), null),
                        new Place("region-lindhult", "Lindhultsregionen", List.of(), null),
                        new Place("region-bjorknas", "Region Björknäs Tallhed", List.of(), null),
                        new Place("granviks-us", "Granviks universitetssjukhus", List.of("GUS"), "region-granvik"),
                        new Place("ostmark", "Universitetssjukhuset i Östmark", List.of(), "region-ostmark"),
                        new Place("lindhult", "Lindhultska sjukhuset", List.of(), "region-lindhult"),
                        new Place("barn", "Tallhedens barnsjukhus", List.of(), "region-bjorknas"),
                        new Place("sankt-ols", "S:t Ols ögonklinik", List.of(), "region-bjorknas")),
                Map.of("region-bjorknas", "Tallheds län"));
    }

    private record Who(String region, String unit) {}

    private static final List<Who> WHO = List.of(
            new Who("Region Granvik", "Granviks universitetssjukhus"),
            new Who("Region Östmarks län", "Universitetssjukhuset i Östmark"),
            new Who("Lindhultsregionen", "Lindhultska sjukhuset"),
            new Who("Region Björknäs Tallhed", "Tallhedens barnsjukhus/S:t Ols ögonklinik"));

    public static SyntheticPage of(int seed) {
        return new Maker(seed).page();
    }

    public String text() {
        return front + String.join("\n", sections);
    }

    /** The sections in another order; what defines the area stays together where it has sub-areas. */
    public String shuffled() {
        List<String> other = new ArrayList<>(sections);
        Collections.shuffle(other, new Random(seed + 7));
        return front + String.join("\n", other);
    }

    /** What was read, in the form of {@code expected}. */
    public static String facts(Report report) {
        StringBuilder out = new StringBuilder();
        for (Document one : report.documents()) {
            out.append("title ").append(one.title()).append('\n');
            one.facts()
                    .decidedUnits()
                    .forEach(units -> out.append("units ")
                            .append(units.count())
                            .append(units.scope() == null ? "" : " " + units.scope())
                            .append('\n'));
            List<Holder> holders =
                    one.facts().holders() == null ? List.of() : one.facts().holders();
            holders.forEach(holder -> out.append(holder(holder)).append('\n'));
            out.append("valid ").append(one.period().validFrom()).append('\n');
            Criterion root = one.definition().criteria();
            if (root != null) {
                root.children().forEach(child -> tree(child, out));
            }
            items("f", one.definition().clarifications(), out);
            items("a", one.definition().delimitations(), out);
            out.append("truncated ").append(one.reading().truncated()).append('\n');
            one.reading()
                    .notUnderstood()
                    .forEach(line -> out.append("? ").append(line).append('\n'));
        }
        return out.toString();
    }

    private static String holder(Holder holder) {
        return "holder " + holder.region() + "|" + holder.unit() + "|" + holder.dnr() + "|" + holder.subPermits();
    }

    private static void tree(Criterion node, StringBuilder out) {
        out.append(node.id()).append(' ').append(node.text());
        out.append(node.combine() == null ? "" : " {" + node.combine() + "}").append('\n');
        node.children().forEach(child -> tree(child, out));
    }

    private static void items(String sort, List<Item> items, StringBuilder out) {
        for (Item item : items) {
            out.append(sort)
                    .append(' ')
                    .append(item.combined() ? "+ " : "")
                    .append(item.text())
                    .append('\n');
            items(sort + sort.charAt(0), item.children(), out);
        }
    }

    /** Makes a page and its expectation side by side. */
    private static final class Maker {
        private final Random random;
        private final int seed;
        private final StringBuilder definition = new StringBuilder("Definition\n\n");
        private final StringBuilder units = new StringBuilder();
        private final StringBuilder tree = new StringBuilder();
        private final StringBuilder notes = new StringBuilder();
        private final List<String> sections = new ArrayList<>();
        private int word;

        Maker(int seed) {
            this.seed = seed;
            this.random = new Random(seed);
        }

        private static final List<String> WORDS = List.of(
                "utredning",
                "uttalad svaghet i",
                "bestående skada på",
                "tidig rörelseträning",
                "ovanliga former av",
                "återkommande besvär från",
                "kammarvatten",
                "nedre hålvenen",
                "led och sena",
                "behandlingssvikt",
                "snabb försämring",
                "planerad åtgärd",
                "sällsynt förlopp");

        private String phrase() {
            word++;
            StringBuilder out = new StringBuilder("Grupp ")
                    .append(letters(seed))
                    .append(' ')
                    .append(letters(word));
            int length = 2 + random.nextInt(9);
            for (int i = 0; i < length; i++) {
                out.append(' ').append(WORDS.get(random.nextInt(WORDS.size())));
            }
            return out.append(random.nextBoolean() ? " (>3 cm) hos personer över 18 år" : " enligt lag 1991:1129 § 4")
                    .toString();
        }

        private static String letters(int n) {
            return n < 26 ? "" + (char) ('a' + n) : letters(n / 26 - 1) + (char) ('a' + n % 26);
        }

        SyntheticPage page() {
            String title = "Svår " + WORDS.get(seed % WORDS.size()) + " vid typ" + letters(seed);
            String front = title + "\n\nHär hittar du vad som utgör vården, innehavare och giltighetstid.\n\n";
            definition();
            boolean parts = seed % 5 == 4;
            StringBuilder about = new StringBuilder();
            if (!parts) {
                clarifications(about);
            }
            sections.add(0, definition.toString());
            String holders = holders();
            String valid = validity();
            sections.add("Socialstyrelsens beslut\n\nI Socialstyrelsens beslut hittar du mer information.\n");
            sections.add("Tillståndsbeslut\n\nI nämndens beslut om tillstånd hittar du villkoren.\n");
            String expected = "title " + title + "\n" + units + holders + valid + tree + notes + "truncated false\n";
            return new SyntheticPage(seed, front, sections, expected);
        }

        private void definition() {
            count();
            definition.append("Följande utgör nationell högspecialiserad vård:\n\n");
            switch (seed % 5) {
                case 0 -> bullets("Bedömning och åtgärd vid följande tillstånd:", "any-of");
                case 1 -> bullets("Kontakt tas när minst två av följande kriterier är uppfyllda:", "at-least 2");
                case 2 -> numbered();
                case 3 -> twoLists();
                default -> subAreas();
            }
        }

        private void count() {
            int all = 2 + random.nextInt(4);
            String sentence =
                    "Socialstyrelsen har beslutat att vården nedan ska utgöra nationell högspecialiserad vård och bedrivas vid "
                            + NUMBERS.get(all) + " enheter.";
            units.append("units ").append(all).append('\n');
            switch (random.nextInt(4)) {
                case 0 -> {
                    sentence += " Kirurgi vid klump ska koncentreras ytterligare och bedrivas vid en av de "
                            + NUMBERS.get(all) + " nationella enheterna.";
                    units.append("units 1 Kirurgi vid klump\n");
                }
                case 1 -> {
                    sentence += " Vård av barn koncentreras ytterligare, till två av dessa enheter.";
                    units.append("units 2 Vård av barn\n");
                }
                default -> {}
            }
            definition.append(sentence).append("\n\n");
        }

        private void bullets(String lead, String combine) {
            definition.append(lead).append("\n\n");
            tree.append("1 ").append(lead).append(" {").append(combine).append("}\n");
            for (int i = 1; i <= 2 + random.nextInt(4); i++) {
                String item = phrase();
                definition.append(" • ").append(item).append('\n');
                tree.append("1.").append(i).append(' ').append(item).append('\n');
            }
            definition.append('\n');
        }

        private void numbered() {
            for (int i = 1; i <= 3; i++) {
                boolean letters = i == 2;
                String item = phrase() + (letters ? ", vid:" : ".");
                definition.append(' ').append(i).append(". ").append(item).append('\n');
                tree.append(i)
                        .append(' ')
                        .append(item)
                        .append(letters ? " {any-of}" : "")
                        .append('\n');
                for (char c = 'a'; letters && c < 'c'; c++) {
                    String inner = phrase();
                    definition.append("  ").append(c).append(") ").append(inner).append('\n');
                    tree.append(i).append(c).append(' ').append(inner).append('\n');
                }
            }
            definition.append('\n');
        }

        private void twoLists() {
            for (int list = 1; list <= 2; list++) {
                String lead = "Vid misstänkt form " + letters(list) + ":";
                definition.append(lead).append("\n\n");
                tree.append(list).append(' ').append(lead).append(" {any-of}\n");
                for (int i = 1; i <= 2; i++) {
                    String item = phrase() + ".";
                    definition.append(" • ").append(item).append('\n');
                    tree.append(list)
                            .append('.')
                            .append(i)
                            .append(' ')
                            .append(item)
                            .append('\n');
                }
                definition.append('\n');
            }
            String paragraph = phrase() + ".";
            definition.append(paragraph).append("\n\n");
            tree.append("3 ").append(paragraph).append('\n');
        }

        private void subAreas() {
            for (char c = 'A'; c < 'C'; c++) {
                String name = phrase() + ":";
                String first = phrase() + ".";
                String second = phrase() + ".";
                definition
                        .append(c)
                        .append(") ")
                        .append(name)
                        .append("\n\n1. ")
                        .append(first)
                        .append("\n2. ")
                        .append(second)
                        .append("\n\n");
                tree.append(c).append(' ').append(name).append(" {any-of}\n");
                tree.append(c)
                        .append("1 ")
                        .append(first)
                        .append('\n')
                        .append(c)
                        .append("2 ")
                        .append(second)
                        .append('\n');
                String care = "Vård vid " + phrase() + ".";
                definition
                        .append("Avgränsning till definitionen:\n\n • ")
                        .append(care)
                        .append("\n\n");
                notes.append("a ").append(care).append('\n');
            }
        }

        private void clarifications(StringBuilder about) {
            boolean combined = seed % 7 == 3;
            String term = "Med " + phrase() + " avses något annat.";
            String lead = "Viss form: exempelvis, men inte uteslutande:";
            String inner = phrase();
            String inner2 = phrase();
            String heading = combined
                    ? "Förtydliganden och avgränsningar till definitionen:"
                    : "Förtydliganden till definitionen:";
            about.append(heading)
                    .append("\n\n • ")
                    .append(term)
                    .append("\n • ")
                    .append(lead)
                    .append("\n   • ")
                    .append(inner)
                    .append("\n   • ")
                    .append(inner2)
                    .append('\n');
            sections.add(about.toString());
            String sort = combined ? "a + " : "f ";
            String deep = combined ? "aa " : "ff ";
            notes.append(sort)
                    .append(term)
                    .append('\n')
                    .append(sort)
                    .append(lead)
                    .append('\n')
                    .append(deep)
                    .append(inner)
                    .append('\n')
                    .append(deep)
                    .append(inner2)
                    .append('\n');
            if (!combined) {
                String out = phrase() + " ingår inte.";
                sections.add("Avgränsningar till definitionen\n\n • " + out + "\n");
                notes.append("a ").append(out).append('\n');
            }
        }

        private String holders() {
            List<Who> who = new ArrayList<>(WHO);
            Collections.shuffle(who, random);
            List<Who> some = who.subList(0, 2 + random.nextInt(3));
            StringBuilder out = new StringBuilder("Tillståndsinnehavare\n\n");
            String expected = "";
            switch (random.nextInt(4)) {
                case 0 -> {
                    some.forEach(one -> out.append(" • ")
                            .append(one.region)
                            .append(" genom ")
                            .append(one.unit)
                            .append('\n'));
                    expected = some.stream()
                            .map(one -> line(one.region, one.unit, null, ""))
                            .collect(Collectors.joining());
                }
                case 1 -> {
                    int n = 0;
                    for (Who one : some) {
                        n++;
                        String sub = n == 2
                                ? " (inklusive undertillstånd för kirurgi vid klump)"
                                : " (dnr 8.9-1234" + n + "/2021)";
                        out.append(one.region)
                                .append(" genom ")
                                .append(one.unit)
                                .append(sub)
                                .append("\n\n");
                        expected += line(
                                one.region,
                                one.unit,
                                n == 2 ? null : "8.9-1234" + n + "/2021",
                                n == 2 ? "kirurgi vid klump" : "");
                    }
                }
                case 2 -> {
                    out.append(some.stream().map(Who::region).collect(Collectors.joining("\n • ", " • ", "\n")));
                    expected = some.stream()
                            .map(one -> line(one.region, null, null, ""))
                            .collect(Collectors.joining());
                }
                default -> {
                    Who a = some.get(0);
                    Who b = some.get(1);
                    out.append(a.region)
                            .append(" genom ")
                            .append(a.unit)
                            .append(" och ")
                            .append(b.region)
                            .append(" genom ")
                            .append(b.unit)
                            .append(" har tillstånd.\n");
                    expected = line(a.region, a.unit, null, "") + line(b.region, b.unit, null, "");
                }
            }
            sections.add(out.toString());
            return expected;
        }

        private static String line(String region, String unit, String dnr, String sub) {
            return "holder " + region + "|" + unit + "|" + dnr + "|[" + sub + "]\n";
        }

        private String validity() {
            String line = switch (random.nextInt(3)) {
                case 0 -> "Tillståndet gäller från 1 juli 2024 och tillsvidare";
                case 1 -> "Tillståndet gäller från och med den 1 juli 2024 och tills vidare.";
                default ->
                    "Tillståndet gäller från 2024-07-01 och tillsvidare.\n\nI och med lag (2018:143) om ändring ersattes det gamla den 1 juli 2018.";
            };
            sections.add("Giltighetstid\n\n" + line + "\n");
            return "valid 2024-07-01\n";
        }
    }
}
