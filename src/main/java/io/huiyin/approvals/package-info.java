/** What nobody does without a superior's leave (审批), and the outsiders who were let into guarded rooms with it. */
package io.huiyin.approvals;
