/** Controlled forms (受控表单) in versions that nobody changes, and the records that were filled in on them (质量记录). */
package io.huiyin.forms;
