package se.nhv.terminology.set;

import java.util.Comparator;
import se.nhv.terminology.code.VersionRule;

/** The order of versions of one system. */
public final class SystemViews {
    public static final Comparator<SystemView> NEWEST_FIRST = VersionRule.<SystemView>order(
                    SystemView::version, view -> view.base().header().date())
            .reversed();

    private SystemViews() {}
}
