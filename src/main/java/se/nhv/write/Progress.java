package se.nhv.write;

import se.nhv.catalogue.Edition;
import se.nhv.store.BaseEdition;
import se.nhv.store.HashChain;
import se.nhv.store.Head;
import se.nhv.store.LogEntry;

/**
 * How far a node has read the log, and what edition that makes. Immutable.
 *
 * @param head the newest entry read
 * @param base the newest base edition in it, or the one of the program while there is none
 * @param edited whether something else than base editions is in it
 */
record Progress(Head head, BaseEdition base, boolean edited) {

    /** Nothing read yet. */
    static Progress none(BaseEdition base) {
        return new Progress(Head.EMPTY, base, false);
    }

    /** The state with one more entry, whose hash is checked. */
    Progress after(LogEntry entry) {
        Head next = HashChain.check(head, entry);
        BaseEdition brought = entry.origin().base();
        return brought == null ? new Progress(next, base, true) : new Progress(next, brought, edited);
    }

    Edition edition() {
        boolean empty = head.sequence() == 0;
        return new Edition(base.id(), edited ? head.sequence() : 0, empty ? base.instant() : head.instant());
    }
}
