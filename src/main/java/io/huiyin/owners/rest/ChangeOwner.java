package io.huiyin.owners.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.huiyin.owners.Channel;
import io.huiyin.owners.Importance;
import io.huiyin.owners.OwnerDetails;
import io.huiyin.owners.OwnerKind;
import io.huiyin.owners.Segment;
import io.huiyin.web.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;

/**
 * Body of {@code PUT /v1/owners/{id}}; the parts mean what they mean in {@link CreateOwner}.
 *
 * @param changedOn    the day from which the change holds; today where absent
 * @param changeReason why it was changed; 422 without it where `segment` or `complaintPoints` is (SEG-03)
 */
@JsonIgnoreProperties({
    "id",
    "communityId",
    "houses",
    "members",
    "vehicles",
    "specialDates",
    "createdAt",
    "erasedAt",
    "version"
})
record ChangeOwner(
        @NotNull OwnerKind kind,
        @NotBlank @Size(max = 100) @PlainText String name,
        @Size(max = 10) List<@NotBlank @Size(max = 40) String> phones,
        @Email @Size(max = 200) String email,
        @Size(min = 1, max = 40) String identityNumber,
        @Size(max = 7) List<@NotNull Channel> preferredChannels,
        Importance importance,
        Segment segment,
        @Size(max = 1000) String complaintPoints,
        @Size(max = 1000) String specialCircumstances,
        @Size(max = 1000) String note,
        @Valid EmergencyPerson emergencyContact,
        LocalDate changedOn,
        @Size(max = 200) String changeReason) {

    OwnerDetails details() {
        return new OwnerDetails(
                kind,
                name,
                phones == null ? List.of() : phones,
                email,
                identityNumber,
                preferredChannels == null ? List.of() : preferredChannels,
                importance,
                segment,
                complaintPoints,
                specialCircumstances,
                note,
                emergencyContact == null ? null : emergencyContact.contact());
    }
}
