package se.nhv.source.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.nhv.source.account.Account;
import se.nhv.source.directory.Directory;
import se.nhv.source.directory.Mention;
import se.nhv.source.read.Block;
import se.nhv.source.read.Entries;
import se.nhv.source.read.Line;
import se.nhv.source.record.Correction;
import se.nhv.source.record.DecidedUnits;
import se.nhv.source.record.Document;
import se.nhv.source.record.Document.Definition;
import se.nhv.source.record.Document.Facts;
import se.nhv.source.record.Document.Period;
import se.nhv.source.record.Document.ReadingResult;
import se.nhv.source.record.Holder;
import se.nhv.source.record.Kind;
import se.nhv.source.template.Dates;
import se.nhv.source.template.Numbers;
import se.nhv.source.template.Slug;
import se.nhv.source.template.UnitCounts;
import se.nhv.source.template.UnreadNames;

/**
 * Reads what the board decided: a line or a clause per area, "område: innehavare, innehavare".
 *
 * <p>Long because each form that a line can have stands beside what is told about the words that it leaves.
 */
public final class BoardReader {
    private static final Pattern DATED = Pattern.compile("^(\\d{4}-\\d{2}(?:-\\d{2})?)\\s*:?\\s+(\\S.*)$");
    private static final Pattern CLAUSE = Pattern.compile("^([^:]{2,120}):\\s+(\\S.*)$");
    private static final Pattern BOARD = Pattern.compile(
            "(?iu).*\\b(nämnden för nationell|nämndbeslut|rikssjukvårdsnämnden|nämnden beslut).*|^beslut om tillstånd\\b.*");
    private static final Pattern ADVERTISED = Pattern.compile("(?iu)^(ansökningsperiod|utlys|ansökan)\\b.*");
    private static final Pattern TOGETHER = Pattern.compile("(?iu)^(samverkan|samarbete)\\b:?\\s*(.*)$");
    private static final Pattern WITHIN = Pattern.compile("(?iu)^(.*\\S)\\s+(?:samverk|samarbet)\\p{L}*:?\\s+(.*)$");
    /** How many areas the list says that it has. */
    private static final Pattern SAYS =
            Pattern.compile("(?iu).*\\b(\\p{L}+|\\d{1,2}) (?:nya )?(?:tillstånds)?områden\\b.*");

    private static final Pattern REFUSED =
            Pattern.compile("(?iu).*(avslag|återförvis|ingen sökande|utlyst på nytt|omprövning|avslogs).*");
    private static final Pattern TRAILING_SOURCE =
            Pattern.compile("\\s*\\([^()]*\\.(se|info|nu|com|org)[^()]*\\)\\s*$|\\s*\\([^()]*(se|info)\\)\\s*$");

    private static final String ADVERTISED_STATUS = "advertised";
    /** What a name that is not in the directory has in it when it is a hospital's or a region's. */
    private static final Pattern PLACE_WORDS =
            Pattern.compile("(?iu).*(sjukhus|lasarett|klinik|centrum|region\\b|landsting).*");

    private final Directory directory;
    private final Account account;
    private final List<Document> documents = new ArrayList<>();
    private final List<Correction> corrections = new ArrayList<>();
    private int line;
    private int announced;
    private @Nullable String decided;

    private BoardReader(Directory directory, Account account) {
        this.directory = directory;
        this.account = account;
    }

    /** The entries: one for each date where the lines are dated, else one for each area before a colon. */
    public static List<Block> entries(List<Line> lines) {
        boolean dates = lines.stream()
                        .filter(line -> DATED.matcher(line.text()).matches())
                        .count()
                > 1;
        return Entries.of(
                lines,
                line -> DATED.matcher(line).matches()
                        || BOARD.matcher(line).matches()
                        || ADVERTISED.matcher(line).matches()
                        || (!dates
                                && Character.isUpperCase(line.charAt(0))
                                && CLAUSE.matcher(line).matches()));
    }

    /** Whether the blocks are lines of decisions. */
    public static boolean recognises(List<Block> blocks, Directory directory) {
        long lines = blocks.stream()
                .filter(block -> DATED.matcher(block.text()).matches() || names(block, directory))
                .count();
        boolean board =
                blocks.stream().anyMatch(block -> BOARD.matcher(block.text()).matches());
        long prose =
                blocks.stream().filter(block -> !block.text().startsWith("#")).count();
        return lines >= 1 && (board || lines * 2 >= prose);
    }

    private static boolean names(Block block, Directory directory) {
        Matcher clause = CLAUSE.matcher(block.text());
        return clause.matches() && !directory.mentionsShort(clause.group(2)).isEmpty();
    }

    public static List<Document> read(List<Block> blocks, Account account, Directory directory) {
        BoardReader reader = new BoardReader(directory, account);
        blocks.forEach(reader::block);
        ReadingResult reading = new ReadingResult(
                account.notUnderstood(), reader.corrections, reader.cut(blocks.get(blocks.size() - 1)));
        return reader.documents.stream()
                .map(one -> new Document(
                        one.kind(), one.title(), one.slug(), one.period(), one.facts(), one.definition(), reading))
                .toList();
    }

    /** The last line goes on: it ends in the middle of a list or of a name. */
    private boolean cut(Block last) {
        long decidedAreas = documents.stream()
                .filter(one -> !ADVERTISED_STATUS.equals(one.facts().status()))
                .count();
        if (decidedAreas < announced) {
            return true;
        }
        String text = last.text().replaceFirst("\\.$", "").strip();
        if (text.startsWith("#") || text.endsWith(")")) {
            return false;
        }
        List<Mention> names = directory.mentionsShort(text);
        boolean whole = names.isEmpty()
                || last.text().endsWith(".")
                || names.get(names.size() - 1).end() == text.length();
        return !whole || text.matches("(?u).*([,;:–-]|\\b(och|samt|av|för|till|vid|i))$");
    }

    private void block(Block block) {
        String text = block.text();
        line = block.number();
        if (text.startsWith("#") || account.boilerplate(block)) {
            account.boilerplate(block);
            return;
        }
        Matcher dated = DATED.matcher(text);
        if (dated.matches()) {
            decided = dated.group(1);
            account.used(block, "holders");
            clauses(source(dated.group(2)));
        } else if (BOARD.matcher(text).matches()) {
            Dates.in(text).stream().findFirst().ifPresent(date -> decided = date.iso());
            Matcher says = SAYS.matcher(text);
            announced = says.matches() ? Math.max(announced, Numbers.of(says.group(1))) : announced;
            account.heading(block, "decision");
        } else if (ADVERTISED.matcher(text).matches() && CLAUSE.matcher(text).matches()) {
            account.used(block, "status");
            advertised(text);
        } else if (CLAUSE.matcher(text).matches()) {
            account.used(block, "holders");
            clauses(source(text));
        }
    }

    private static String source(String text) {
        return TRAILING_SOURCE.matcher(text).replaceFirst("");
    }

    private void advertised(String text) {
        Matcher clause = CLAUSE.matcher(text);
        if (clause.matches()) {
            for (String area : clause.group(2).split(";")) {
                add(area.strip(), null, Period.UNKNOWN, ADVERTISED_STATUS, List.of());
            }
        }
    }

    private void clauses(String text) {
        int first = documents.size();
        for (String clause : text.split(";")) {
            String words = clause.strip();
            Matcher together = TOGETHER.matcher(words);
            Matcher named = CLAUSE.matcher(words);
            if (together.matches()) {
                pairs(together.group(2), first);
            } else if (named.matches() && REFUSED.matcher(named.group(2)).matches()) {
                refused(named.group(1));
            } else if (named.matches()) {
                Matcher both = WITHIN.matcher(named.group(2));
                List<Holder> holders = holders(both.matches() ? both.group(1) : named.group(2));
                int own = documents.size();
                for (String area : areas(named.group(1))) {
                    add(area, holders, Period.UNKNOWN, null, List.of());
                }
                if (both.matches()) {
                    pairs(both.group(2), own);
                }
            } else if (!REFUSED.matcher(words).matches()) {
                mentioned(words);
            }
        }
    }

    /** An area that was sent back or got no applicant is a fact; a hospital that was refused gives no area. */
    private void refused(String name) {
        if (directory.mentionsShort(name).isEmpty() && !name.matches("(?iu).*\\b(lasarett|sjukhus)\\w*.*")) {
            areas(name).forEach(area -> add(area, null, Period.UNKNOWN, "not-granted", List.of()));
        }
    }

    /** Areas without holders: "a, b, c, start 1 juli 2024". */
    private void mentioned(String words) {
        Matcher start = Pattern.compile("(?iu),?\\s*start (.+)$").matcher(words);
        Period period = Period.UNKNOWN;
        String rest = words;
        if (start.find()) {
            List<Dates.Found> dates = Dates.in(start.group(1));
            period = dates.isEmpty() ? period : new Period(dates.get(0).iso(), null);
            rest = words.substring(0, start.start());
        }
        for (String area : areas(rest)) {
            List<DecidedUnits> units = UnitCounts.in("Vården bedrivs vid" + area.replaceAll("^[^(]*\\(?", " "));
            add(area.replaceAll("\\s*\\([^)]*\\)?", ""), null, period, null, units);
        }
    }

    private static List<String> areas(String words) {
        String rest = words.replaceFirst("(?iu)^.*\\b(bl\\.a\\.|bland annat)\\s+", "")
                .replaceAll("(?iu)\\s*m\\.\\s?fl\\.", "");
        boolean listed = !rest.equals(words);
        List<String> areas = new ArrayList<>();
        for (String area : rest.split(listed ? ",\\s+(?![^(]*\\))|\\s+och\\s+(?![^(]*\\))" : ",\\s+(?![^(]*\\))")) {
            if (!area.isBlank()) {
                areas.add(area.strip());
            }
        }
        return areas;
    }

    private List<Holder> holders(String words) {
        List<Holder> holders = new ArrayList<>();
        for (Mention mention : directory.mentionsShort(words)) {
            boolean region = mention.place().region();
            Holder before = holders.isEmpty() ? null : holders.get(holders.size() - 1);
            if (!region && before != null && before.unit() == null) {
                holders.set(
                        holders.size() - 1,
                        holder(before.region(), mention.place().name(), List.of()));
            } else {
                holders.add(holder(
                        region ? mention.place().name() : null,
                        region ? null : mention.place().name(),
                        List.of()));
            }
            boolean again = holders.stream()
                            .filter(one -> mention.place().name().equals(one.region())
                                    || mention.place().name().equals(one.unit()))
                            .count()
                    > 1;
            if (again) {
                corrections.add(new Correction(line, mention.written(), null));
            }
            if (!mention.exact()) {
                corrections.add(
                        new Correction(line, mention.written(), mention.place().name()));
            }
        }
        unlisted(words, holders);
        return holders;
    }

    /** A name that the directory does not know is kept in the document's words, and told. */
    private void unlisted(String words, List<Holder> holders) {
        for (String name : words.split(",\\s*|\\s+(och|samt)\\s+")) {
            String bare = name.replaceAll("\\s*\\([^)]*\\)?", "")
                    .replaceFirst("\\.$", "")
                    .strip();
            List<Mention> named = directory.mentionsShort(bare);
            boolean known = bare.isEmpty() || !named.isEmpty();
            if (known) {
                UnreadNames.in(bare, named).forEach(word -> corrections.add(new Correction(line, word, null)));
            }
            if (!known && Character.isUpperCase(bare.charAt(0))) {
                corrections.add(new Correction(line, bare, null));
                if (PLACE_WORDS.matcher(bare).matches()) {
                    boolean region = bare.matches("(?iu).*(region\\b|landsting).*");
                    holders.add(holder(region ? bare : null, region ? null : bare, List.of()));
                }
            }
        }
    }

    private static Holder holder(@Nullable String region, @Nullable String unit, List<String> partners) {
        return new Holder(region, unit, null, List.of(), partners, null);
    }

    /** "samverkan A–B, C–D": the first of a pair is the holder. */
    private void pairs(String words, int first) {
        for (String pair : words.split(",")) {
            List<String> names = directory.mentionsShort(pair).stream()
                    .map(mention -> mention.place().name())
                    .toList();
            for (int i = first; names.size() > 1 && i < documents.size(); i++) {
                documents.set(i, withPartners(documents.get(i), names.get(0), names.subList(1, names.size())));
            }
        }
    }

    private static Document withPartners(Document document, String holder, List<String> partners) {
        List<Holder> holders = Optional.ofNullable(document.facts().holders()).orElse(List.of()).stream()
                .map(one -> holder.equals(one.region())
                        ? holder(
                                one.region(),
                                one.unit(),
                                Stream.concat(one.partners().stream(), partners.stream())
                                        .toList())
                        : one)
                .toList();
        Facts facts = new Facts(
                document.facts().decidedUnits(),
                holders,
                document.facts().status(),
                document.facts().decided());
        return new Document(
                document.kind(),
                document.title(),
                document.slug(),
                document.period(),
                facts,
                document.definition(),
                document.reading());
    }

    private void add(
            String area,
            @Nullable List<Holder> holders,
            Period period,
            @Nullable String status,
            List<DecidedUnits> units) {
        String title = Slug.capitalised(area);
        // What is advertised is not decided on the day that the list is dated.
        Facts facts = new Facts(units, holders, status, ADVERTISED_STATUS.equals(status) ? null : decided);
        documents.add(new Document(
                Kind.BOARD_DECISION,
                title,
                Slug.of(title),
                period,
                facts,
                Definition.NONE,
                new ReadingResult(List.of(), List.of(), false)));
    }
}
