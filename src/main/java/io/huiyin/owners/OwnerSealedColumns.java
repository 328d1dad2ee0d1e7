package io.huiyin.owners;

import io.huiyin.protection.Protection;
import io.huiyin.protection.SealedColumn;
import io.huiyin.protection.SealedColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What this room seals. */
@ApplicationScoped
class OwnerSealedColumns implements SealedColumns {

    @Override
    public List<SealedColumn> columns() {
        return List.of(
                new SealedColumn(
                        "owner_phone",
                        "sealed",
                        "owner_id",
                        "position",
                        OwnerRepository.PHONE,
                        "phone_index",
                        Protection.PHONE,
                        null),
                new SealedColumn(
                        "owner",
                        "identity_sealed",
                        "id",
                        null,
                        OwnerRepository.IDENTITY,
                        "identity_index",
                        Protection.IDENTITY,
                        null),
                SealedColumn.plain("owner", "emergency_phone_sealed", OwnerRepository.EMERGENCY),
                new SealedColumn(
                        "household_member",
                        "phone_sealed",
                        "id",
                        null,
                        MemberRepository.PHONE,
                        "phone_index",
                        Protection.PHONE,
                        null),
                SealedColumn.remark(
                        "owner", "circumstances_sealed", OwnerRepository.CIRCUMSTANCES, "special_circumstances"),
                SealedColumn.remark("owner", "note_sealed", OwnerRepository.NOTE, "note"),
                SealedColumn.remark(
                        "owner", "complaint_points_sealed", OwnerRepository.COMPLAINT_POINTS, "complaint_points"),
                SealedColumn.remark("household_member", "note_sealed", MemberRepository.NOTE, "note"),
                SealedColumn.remark("vehicle", "description_sealed", VehicleRepository.DESCRIPTION, "description"),
                SealedColumn.remark("special_date", "label_sealed", SpecialDateRepository.LABEL, "label"),
                ofPortrait("occupation_sealed", PortraitRepository.OCCUPATION),
                ofPortrait("notes_sealed", PortraitRepository.NOTES),
                SealedColumn.plain("prospect_address", "name_sealed", ProspectAddressRepository.NAME),
                SealedColumn.plain("prospect_address", "address_sealed", ProspectAddressRepository.ADDRESS),
                SealedColumn.plain("prospect_address", "source_sealed", ProspectAddressRepository.SOURCE),
                SealedColumn.plain("prospect_address", "interested_in_sealed", ProspectAddressRepository.INTERESTED_IN),
                SealedColumn.plain("prospect_address", "note_sealed", ProspectAddressRepository.NOTE),
                SealedColumn.plain("owner_change", "before_sealed", OwnerHistory.BEFORE),
                SealedColumn.plain("owner_change", "after_sealed", OwnerHistory.AFTER));
    }

    private static SealedColumn ofPortrait(String column, String field) {
        return new SealedColumn("portrait", column, "owner_id", null, field, null, null, null);
    }
}
