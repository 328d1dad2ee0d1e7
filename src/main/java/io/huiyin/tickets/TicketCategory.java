package io.huiyin.tickets;

import io.huiyin.web.Tagged;
import java.util.List;
import java.util.UUID;

/**
 * What a matter is about (报事类别), as a community tells matters apart.
 *
 * @param code   unique in the community, fixed
 * @param name   in Chinese
 * @param nameEn in English, if it has one
 * @param kinds  the kinds of ticket that it goes with
 * @param active whether new tickets may have it
 */
public record TicketCategory(
        UUID id,
        UUID communityId,
        String code,
        String name,
        String nameEn,
        List<TicketKind> kinds,
        boolean active,
        int version)
        implements Tagged {

    /** What of a category can be said and changed; the parts mean what they mean in {@link TicketCategory}. */
    public record Details(String name, String nameEn, List<TicketKind> kinds, boolean active) {}
}
