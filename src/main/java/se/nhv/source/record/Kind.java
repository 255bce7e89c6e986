package se.nhv.source.record;

/** The kinds of document that are read; what a document is, is told from its content. */
public enum Kind {
    AREA_PAGE("area-page"),
    DECISION("decision"),
    CONDITIONS("conditions"),
    BOARD_DECISION("board-decision"),
    FOLLOW_UP("follow-up"),
    REGIONAL_REPORT("regional-report");

    private final String code;

    Kind(String code) {
        this.code = code;
    }

    /** The code in the JSON form. */
    public String code() {
        return code;
    }
}
