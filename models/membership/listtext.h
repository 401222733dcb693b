// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/membership/listformat.h"

#include <QByteArray>
#include <QStringDecoder>

#include <optional>
#include <string_view>

class QIODevice;

namespace desk {

//! Reads a file or a pasted text as UTF-8 in pieces, whatever its encoding, without the byte order mark. Constant
//! memory; any one thread. The device must be open and stays the caller's.
class ListText final
{
public:
    ListText(QIODevice &device, ListEncoding encoding);

    //! The next piece, good until the next call; empty at the end. Error File when reading fails.
    Result<std::string_view> next();

private:
    std::string_view decoded(QByteArrayView bytes);

    QIODevice &m_device;
    ListEncoding m_encoding;
    std::optional<QStringDecoder> m_decoder;
    QByteArray m_raw;
    QByteArray m_text;
    bool m_isFirst = true;
};

//! What the bytes of a list say about their encoding. Reads the device to its end, in pieces.
struct EncodingLook
{
    ListEncoding encoding = ListEncoding::Utf8;
    bool hasMark = false;
    bool isEmpty = false; //!< nothing but blanks
    QString whyNot = {};  //!< it is no text at all: what it seems to be
};
Result<EncodingLook> lookAtEncoding(QIODevice &device);

} // namespace desk
