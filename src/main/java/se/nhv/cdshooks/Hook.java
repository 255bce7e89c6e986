package se.nhv.cdshooks;

import java.util.Arrays;
import java.util.Optional;

/**
 * The hooks that the register answers, one service for each (HL7 CDS Hooks Library). The service has the hook's own name as id.
 */
public enum Hook {
    /** 1.0: a draft order is being chosen. */
    ORDER_SELECT("order-select"),
    /** 1.0: draft orders are about to be signed. */
    ORDER_SIGN("order-sign"),
    /** 1.0 ({@code order}) and 1.1 ({@code dispatchedOrders}): a performer is being chosen for orders that stand. */
    ORDER_DISPATCH("order-dispatch");

    private final String id;

    Hook(String id) {
        this.id = id;
    }

    /** The hook's name, and the id of its service. */
    public String id() {
        return id;
    }

    static Optional<Hook> of(String id) {
        return Arrays.stream(values()).filter(hook -> hook.id.equals(id)).findFirst();
    }
}
