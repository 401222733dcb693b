// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/membership/listtext.h"

#include "models/codec/jsonstring.h"

#include <QCoreApplication>
#include <QIODevice>

#include <algorithm>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PeopleList)
};

constexpr qint64 PieceSize = 256 * 1024;
constexpr QByteArrayView Utf8Mark("\xef\xbb\xbf");
constexpr QByteArrayView Utf16LeMark("\xff\xfe", 2);
constexpr QByteArrayView Utf16BeMark("\xfe\xff", 2);

Error readError(const QIODevice &device)
{
    return {ErrorKind::File, Words::tr("The list cannot be read: %1.").arg(device.errorString())};
}

//! Windows-1252, which is what programs write that say Latin-1; its five free places stay control characters.
constexpr char16_t HighWestern[32] = {0x20ac, 0x81,   0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
                                      0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d,   0x017d, 0x8f,
                                      0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
                                      0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,   0x017e, 0x0178};

void appendWestern(QByteArray &out, unsigned char byte)
{
    const char16_t c = byte >= 0x80 && byte < 0xa0 ? HighWestern[byte - 0x80] : byte;
    if (c < 0x80)
        out.append(static_cast<char>(c));
    else
        out.append(QString(QChar(c)).toUtf8());
}

QByteArrayView markOf(ListEncoding encoding)
{
    switch (encoding) {
    case ListEncoding::Utf8:
        return Utf8Mark;
    case ListEncoding::Utf16LE:
        return Utf16LeMark;
    case ListEncoding::Utf16BE:
        return Utf16BeMark;
    case ListEncoding::Latin1:
        break;
    }
    return {};
}

struct Magic
{
    QByteArrayView start;
    const char *name;
};

//! Files that people take for lists.
constexpr Magic Magics[] = {
    {QByteArrayView("PK\x03\x04", 4),
     QT_TRANSLATE_NOOP("PeopleList", "an Excel workbook or another zip archive: save the sheet as CSV first")},
    {QByteArrayView("\xd0\xcf\x11\xe0", 4),
     QT_TRANSLATE_NOOP("PeopleList", "an old Excel workbook: save the sheet as CSV first")},
    {QByteArrayView("%PDF-"), QT_TRANSLATE_NOOP("PeopleList", "a PDF document")},
    {QByteArrayView("\x1f\x8b", 2), QT_TRANSLATE_NOOP("PeopleList", "a gzip archive: unpack it first")},
    {QByteArrayView("\x89PNG", 4), QT_TRANSLATE_NOOP("PeopleList", "a picture")},
    {QByteArrayView("\xff\xd8\xff", 3), QT_TRANSLATE_NOOP("PeopleList", "a picture")},
    {QByteArrayView("\x7f"
                    "ELF",
                    4),
     QT_TRANSLATE_NOOP("PeopleList", "a program")},
    {QByteArrayView("SQLite format 3"), QT_TRANSLATE_NOOP("PeopleList", "a database")},
};

QString magicName(QByteArrayView start)
{
    for (const Magic &magic : Magics) {
        if (start.startsWith(magic.start))
            return Words::tr(magic.name);
    }
    return {};
}

//! Where NULs stand tells UTF-16 from text with a stray NUL and from binary files.
struct Census
{
    qint64 bytes = 0;
    qint64 nulEven = 0;
    qint64 nulOdd = 0;
    qint64 controls = 0; //!< that no text holds, without NUL
    qint64 visible = 0;
    bool isUtf8 = true;
    QByteArray rest; //!< the start of a character that the next piece ends

    void add(QByteArrayView piece);
    void checkUtf8(QByteArrayView piece, bool isLast);
};

//! The length of a character that the end of `text` cuts, 0 when it is whole.
qsizetype cutCharacter(QByteArrayView text)
{
    const qsizetype look = std::min<qsizetype>(3, text.size());
    for (qsizetype back = 1; back <= look; ++back) {
        const auto byte = static_cast<unsigned char>(text[text.size() - back]);
        if ((byte & 0xc0) == 0x80)
            continue;
        const qsizetype needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
        return needed > back ? back : 0;
    }
    return 0;
}

void Census::checkUtf8(QByteArrayView piece, bool isLast)
{
    if (!isUtf8)
        return;
    rest.append(piece);
    const qsizetype cut = isLast ? 0 : cutCharacter(rest);
    isUtf8 = firstInvalidUtf8(QByteArrayView(rest).chopped(cut)) < 0;
    rest = rest.last(cut);
}

void Census::add(QByteArrayView piece)
{
    for (const char c : piece) {
        const auto byte = static_cast<unsigned char>(c);
        const bool isBlank = byte == ' ' || (byte >= 9 && byte <= 13);
        if (byte == 0)
            ++(bytes % 2 ? nulOdd : nulEven);
        else if ((byte < 0x20 && !isBlank) || byte == 0x7f)
            ++controls;
        else if (!isBlank)
            ++visible;
        ++bytes;
    }
    checkUtf8(piece, false);
}

ListEncoding encodingOf(const Census &census)
{
    const qint64 half = census.bytes / 2;
    if (census.nulOdd > half * 3 / 4 && census.nulEven < half / 16)
        return ListEncoding::Utf16LE;
    if (census.nulEven > half * 3 / 4 && census.nulOdd < half / 16)
        return ListEncoding::Utf16BE;
    return census.isUtf8 ? ListEncoding::Utf8 : ListEncoding::Latin1;
}

bool isBinary(const Census &census, ListEncoding encoding)
{
    if (encoding == ListEncoding::Utf16LE || encoding == ListEncoding::Utf16BE)
        return false;
    // A stray NUL or two is a broken row; more than one character in ten is no text.
    return (census.controls + census.nulEven + census.nulOdd) * 10 > census.bytes;
}

std::optional<ListEncoding> markedEncoding(QByteArrayView start)
{
    for (const auto encoding : {ListEncoding::Utf8, ListEncoding::Utf16LE, ListEncoding::Utf16BE}) {
        if (start.startsWith(markOf(encoding)))
            return encoding;
    }
    return std::nullopt;
}

//! Text behind a UTF-16 mark has NULs of its own; only its visible characters count.
EncodingLook judge(const Census &census, QByteArrayView start)
{
    EncodingLook look;
    const auto marked = markedEncoding(start);
    look.hasMark = marked.has_value();
    look.encoding = marked ? *marked : encodingOf(census);
    const qint64 markBytes = marked ? markOf(*marked).size() : 0;
    look.isEmpty =
        census.visible <= markBytes && census.controls == 0 && (marked || census.nulEven + census.nulOdd == 0);
    look.whyNot = magicName(start);
    if (look.whyNot.isEmpty() && isBinary(census, look.encoding))
        look.whyNot = Words::tr("not a text file");
    return look;
}

} // namespace

ListText::ListText(QIODevice &device, ListEncoding encoding)
    : m_device(device)
    , m_encoding(encoding)
    , m_raw(PieceSize, Qt::Uninitialized)
{
    using Flag = QStringConverter::Flag;
    if (encoding == ListEncoding::Utf16LE)
        m_decoder.emplace(QStringDecoder::Utf16LE, Flag::ConvertInitialBom);
    if (encoding == ListEncoding::Utf16BE)
        m_decoder.emplace(QStringDecoder::Utf16BE, Flag::ConvertInitialBom);
}

Result<std::string_view> ListText::next()
{
    while (true) {
        const qint64 got = m_device.read(m_raw.data(), PieceSize);
        if (got < 0)
            return readError(m_device);
        if (got == 0)
            return std::string_view();
        QByteArrayView bytes(m_raw.constData(), got);
        if (std::exchange(m_isFirst, false) && bytes.startsWith(markOf(m_encoding)))
            bytes = bytes.sliced(markOf(m_encoding).size());
        const std::string_view text = decoded(bytes);
        if (!text.empty())
            return text;
    }
}

std::string_view ListText::decoded(QByteArrayView bytes)
{
    if (m_encoding == ListEncoding::Utf8)
        return {bytes.data(), static_cast<size_t>(bytes.size())};
    if (m_decoder) {
        const QString text = m_decoder->decode(bytes);
        m_text = text.toUtf8();
    } else {
        m_text.resize(0);
        for (const char c : bytes)
            appendWestern(m_text, static_cast<unsigned char>(c));
    }
    return {m_text.constData(), static_cast<size_t>(m_text.size())};
}

Result<EncodingLook> lookAtEncoding(QIODevice &device)
{
    Census census;
    QByteArray piece(PieceSize, Qt::Uninitialized);
    QByteArray start;
    while (true) {
        const qint64 got = device.read(piece.data(), PieceSize);
        if (got < 0)
            return readError(device);
        if (got == 0)
            break;
        if (census.bytes == 0)
            start = piece.first(std::min<qint64>(got, 16));
        census.add(QByteArrayView(piece.constData(), got));
    }
    census.checkUtf8({}, true);
    return judge(census, start);
}

} // namespace desk
