package se.nhv.terminology.load;

/** Hears how far a loader has come. */
public interface Progress {
    /** Nobody listens. */
    Progress SILENT = (file, done, all) -> {};

    /**
     * @param file which file is being read
     * @param done lines, entries or bytes that are behind, of {@code all} there are; equal at the end of the file
     */
    void at(String file, long done, long all);
}
