/** The yearly follow-up page of an area: its measures. Called by {@code se.nhv.source.SourceReader} only. */
@NullMarked
package se.nhv.source.followup;

import org.jspecify.annotations.NullMarked;
