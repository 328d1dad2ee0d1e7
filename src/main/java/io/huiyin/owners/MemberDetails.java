package io.huiyin.owners;

import java.time.LocalDate;

/** What can be said and changed of a household member; the parts mean what they mean in {@link Member}. */
public record MemberDetails(String name, Kinship kinship, String phone, LocalDate bornOn, String note) {

    /** The same with the phone in its one form, or the stored one where its mask came back. */
    MemberDetails resolved(Member stored) {
        var number = OwnerDetails.phone(phone, stored == null ? null : stored.phone(), "/phone");
        return new MemberDetails(name.strip(), kinship, number, bornOn, note);
    }
}
