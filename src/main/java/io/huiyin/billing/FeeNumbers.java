package io.huiyin.billing;

import io.huiyin.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Numbers that people read out (票据号), in series of a community. Who takes one makes the next one wait for the commit. */
@ApplicationScoped
class FeeNumbers {

    private final Database database;

    FeeNumbers(Database database) {
        this.database = database;
    }

    /** Takes {@code count} numbers in a row; answers the first. A transaction that is rolled back took none. */
    long take(UUID communityId, String series, long count) {
        return database.handle()
                        .createQuery("""
                                insert into fee_number (community_id, series, last) values (:community, :series, :count)
                                on conflict on constraint fee_number_pk do update set last = fee_number.last + :count
                                returning last
                                """)
                        .bind("community", communityId)
                        .bind("series", series)
                        .bind("count", count)
                        .mapTo(Long.class)
                        .one()
                - count
                + 1;
    }

    /** Gives back the one that was taken last in this transaction. */
    void giveBack(UUID communityId, String series, long number) {
        database.handle()
                .createUpdate(
                        "update fee_number set last = :number - 1 where community_id = :community and series = :series")
                .bind("community", communityId)
                .bind("series", series)
                .bind("number", number)
                .execute();
    }

    /** As it is read out: {@code SJ-00000045}; longer numbers are not cut. */
    static String written(String series, long number, int digits) {
        return series + "-" + ("%0" + digits + "d").formatted(number);
    }
}
