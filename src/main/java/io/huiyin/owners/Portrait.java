package io.huiyin.owners;

import io.huiyin.web.Tagged;
import java.util.UUID;

/**
 * What certain posts are told of a key customer, to serve them as they like it (重点顾客影像资料, OWN-11).
 *
 * @param bornYear of the common era, from which their age follows
 * @param notes    on their character and what they like
 * @param hasPhoto whether a photo is kept, which is read by itself
 * @param version  0 while nothing is kept
 */
public record Portrait(UUID ownerId, Integer bornYear, String occupation, String notes, boolean hasPhoto, int version)
        implements Tagged {

    static Portrait none(UUID ownerId) {
        return new Portrait(ownerId, null, null, null, false, 0);
    }

    @Override
    public String toString() {
        return "Portrait[" + ownerId + "]";
    }
}
