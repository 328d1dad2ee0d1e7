package io.huiyin.owners;

import io.huiyin.web.Tagged;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Someone of the owner's household (家庭成员).
 *
 * @param phone masked unless asked for otherwise
 */
public record Member(
        UUID id, UUID ownerId, String name, Kinship kinship, String phone, LocalDate bornOn, String note, int version)
        implements Tagged {

    Member as(Shown shown) {
        return new Member(id, ownerId, name, kinship, shown.number(phone), bornOn, note, version);
    }
}
