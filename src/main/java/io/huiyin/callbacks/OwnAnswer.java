package io.huiyin.callbacks;

import io.huiyin.kernel.FieldError;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import java.util.ArrayList;

/** What an owner may say of how it went (业主自评): scores, words and a new matter, now, by WeChat, and nothing for the office. */
final class OwnAnswer {

    private OwnAnswer() {}

    /** @throws ProblemException 422 for whatever is not theirs to say */
    static void check(Completion completion) {
        var errors = new ArrayList<FieldError>();
        if (completion.method() != CallbackMethod.WECHAT) errors.add(Problems.notForOwners("/method"));
        if (completion.signatureFileId() != null) errors.add(Problems.notForOwners("/signatureFileId"));
        if (completion.deliveryRecord() != null) errors.add(Problems.notForOwners("/deliveryRecord"));
        if (completion.promisedAt() != null) errors.add(Problems.notForOwners("/promisedAt"));
        if (completion.at() != null) errors.add(Problems.notForOwners("/at"));
        if (!errors.isEmpty()) throw Problems.unprocessable(errors);
    }
}
