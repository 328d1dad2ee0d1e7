package io.huiyin.jobs;

import java.time.LocalDate;
import java.util.Map;

/** Work that the clock starts and that may be run again at any time for any date without doing anything twice. */
public interface Job {

    /** The name in {@code /v1/jobs}: a part of the contract. */
    String name();

    /**
     * @param on the business date that the run is for
     * @return figures of what was done, for the ledger
     */
    Map<String, Object> run(LocalDate on);
}
