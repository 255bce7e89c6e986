package se.nhv.source.board;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.nhv.source.template.Letterhead;

/** The forms that the lines of a list of decisions have: dated, "område: innehavare", about the board, advertised. */
final class BoardLine {
    static final Pattern DATED = Pattern.compile("^(\\d{4}-\\d{2}(?:-\\d{2})?)\\s*:?\\s+(\\S.*)$");
    static final Pattern CLAUSE = Pattern.compile("^([^:]{2,120}):\\s+(\\S.*)$");
    static final Pattern TOGETHER = Pattern.compile("(?iu)^(samverkan|samarbete)\\b:?\\s*(.*)$");
    static final Pattern WITHIN = Pattern.compile("(?iu)^(.*\\S)\\s+(?:samverk|samarbet)\\p{L}*:?\\s+(.*)$");
    static final Pattern REFUSED =
            Pattern.compile("(?iu).*(avslag|återförvis|ingen sökande|utlyst på nytt|omprövning|avslogs).*");
    static final Pattern START = Pattern.compile("(?iu),?\\s*start (.+)$");
    /** The head of a table whose rows name an area and then its holders. */
    static final Pattern TABLE = Pattern.compile(
            "(?iu)^(verksamhet|(vård|tillstånds)?område)\\s*[|,:–-]?\\s+.{0,40}(tillstånd|innehavare|region|landsting|vårdgivare).{0,40}$");
    /** An area's name after the title of its decision. */
    static final Pattern TITLED = Pattern.compile("(?iu)^beslut om tillstånd.*\\s[–—-]\\s(.+)$");
    /** How many areas the list says that it has. */
    static final Pattern SAYS = Pattern.compile("(?iu).*\\b(\\p{L}+|\\d{1,2}) (?:nya )?(?:tillstånds)?områden\\b.*");

    private static final Pattern BOARD = Pattern.compile(
            "(?iu).*\\b(nämnden för nationell|nämndbeslut|rikssjukvårdsnämnden|nämnden beslut).*|^beslut om tillstånd\\b.*");
    private static final Pattern ADVERTISED = Pattern.compile("(?iu)^(ansökningsperiod|utlys|ansökan)\\b.*");
    private static final Pattern TRAILING_SOURCE =
            Pattern.compile("\\s*\\([^()]*\\.(se|info|nu|com|org)[^()]*\\)\\s*$|\\s*\\([^()]*(se|info)\\)\\s*$");
    /** Labels of a page's or of minutes' fields, and sentences about regions: no areas. */
    private static final Pattern NO_AREA = Pattern.compile(
            "(?iu)(ansök|sökande|senast|läs |läs$|foto|bild|text|källa|kontakt"
                    + "|ordförande|ersättare|ledam|vice |telefon|e-post|adress|besöksadress|ort$|plats|datum|tid$|dnr|diarie|närvarande|beslutande"
                    + "|föredragande|remiss|nominer|sakkunnig|sjukhus$|region(er)?$|publicera|uppdatera|organisation).*"
                    + "|.*\\b(ansökt|sökt|söker|vill|sökande|kan|kommer)\\b.*"
                    + "|.*\\b(regioner(na)?|landsting|enheter(na)?|sjukhus(en)?)\\b.*\\b(får|fick|har|ska|tilldela\\p{L}*|är)\\b.*");
    /** "inkl. …" after a comma belongs to the area before it. */
    private static final String COMMA =
            ",\\s+(?![^(]*\\))(?!(?:inkl|exkl|dvs|t\\.ex|utom|undantaget|en form|ett slag)\\b)";

    private BoardLine() {}

    /** Whether a line begins an entry of the list. */
    static boolean begins(String line, boolean dates) {
        boolean capital = Character.isUpperCase(line.charAt(0));
        return DATED.matcher(line).matches()
                || Letterhead.of(line).isPresent()
                || capital && board(line)
                || advertised(line)
                || !dates && capital && CLAUSE.matcher(line).matches();
    }

    static boolean board(String text) {
        return BOARD.matcher(text).matches();
    }

    static boolean advertised(String text) {
        return ADVERTISED.matcher(text).matches();
    }

    /** Whether the words before a colon can name an area. */
    static boolean canBeArea(String words) {
        return !NO_AREA.matcher(words).matches();
    }

    /** The text without the address that it was taken from. */
    static String withoutSource(String text) {
        return TRAILING_SOURCE.matcher(text).replaceFirst("");
    }

    /** The areas that the words list. */
    static List<String> areas(String words) {
        String rest = words.replaceFirst("(?iu)^.*\\b(bl\\.a\\.|bland annat)\\s+", "")
                .replaceAll("(?iu)\\s*m\\.\\s?fl\\.", "");
        boolean listed = !rest.equals(words);
        List<String> areas = new ArrayList<>();
        for (String area : rest.split(listed ? COMMA + "|\\s+och\\s+(?![^(]*\\))" : COMMA)) {
            if (!area.isBlank()) {
                areas.add(area.strip());
            }
        }
        return areas;
    }

    /** The words before the colon and those after it; no match when the words before it name no area. */
    static Matcher clause(String words) {
        Matcher clause = CLAUSE.matcher(words);
        return clause.matches() && canBeArea(clause.group(1)) ? clause : CLAUSE.matcher("");
    }
}
