package se.nhv.source.areapage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.nhv.source.read.Block;
import se.nhv.source.template.Section;

/**
 * A section of a page and its blocks.
 *
 * @param section null before the first heading
 * @param subArea the sub-area it stands in; null outside sub-areas
 * @param blocks its blocks, the heading not among them
 */
record Part(@Nullable Section section, @Nullable String subArea, List<Block> blocks) {}
