/**
 * A copy of the register in files, whole or since an instant (HL7 Bulk Data Access 2.0.0, system level). An export has no files
 * and no job that runs: {@link se.nhv.feed.bulk.ExportJob} names a state of the register that the log holds for good, and
 * {@link se.nhv.feed.bulk.Dataset} writes it when it is fetched. Only the provider of {@code $export} calls it.
 */
@NullMarked
package se.nhv.feed.bulk;

import org.jspecify.annotations.NullMarked;
