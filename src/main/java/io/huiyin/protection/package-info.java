/** Protection of personal data (个人信息保护): sealed at rest, found by blind index, masked in answers. */
package io.huiyin.protection;
