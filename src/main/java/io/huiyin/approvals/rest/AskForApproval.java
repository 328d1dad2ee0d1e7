package io.huiyin.approvals.rest;

import io.huiyin.approvals.Approval;
import io.huiyin.approvals.ApprovalKind;
import io.huiyin.approvals.GuardedRoom;
import io.huiyin.kernel.SubjectRef;
import io.huiyin.web.Fen;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * Body of {@code POST /v1/approvals}.
 *
 * @param subject   what it is about; who decides looks whether it is there
 * @param room      into which guarded room; of the kind ROOM_ADMISSION, which needs it
 * @param reason    why, for who decides
 * @param amountFen up to how much, in fen
 */
record AskForApproval(
        @NotNull UUID communityId,
        @NotNull ApprovalKind kind,
        @Valid SubjectOfApproval subject,
        GuardedRoom room,
        @NotBlank @Size(max = 2000) String reason,
        @Min(1) @Max(Fen.MOST) Long amountFen) {

    /**
     * What it is about.
     *
     * @param type a noun such as {@code house}, {@code owner}, {@code ticket}
     */
    record SubjectOfApproval(
            @NotNull @Pattern(regexp = "[a-z][a-z_]{0,39}") String type,
            @NotNull UUID id) {}

    Approval.Wanted wanted() {
        var about = subject == null ? null : new SubjectRef(subject.type(), subject.id());
        return new Approval.Wanted(communityId, kind, about, room, reason, amountFen);
    }
}
