// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <utility>

namespace desk::test {

//! A promise of the program: when it is broken, the fuzzer keeps the input.
inline void expect(bool good)
{
    if (!good)
        std::abort();
}

//! What a fuzzer hands over, taken from the front; behind its end everything is zero and empty. Pieces end at a byte
//! 0xff, which no UTF-8 holds, so that a corpus can be read and cut.
class FuzzInput final
{
public:
    FuzzInput(const std::uint8_t *data, std::size_t size)
        : m_rest(data, static_cast<qsizetype>(size))
    {}

    bool isAtEnd() const { return m_rest.isEmpty(); }
    quint8 byte()
    {
        if (m_rest.isEmpty())
            return 0;
        const auto first = static_cast<quint8>(m_rest.front());
        m_rest = m_rest.sliced(1);
        return first;
    }
    quint64 number()
    {
        quint64 number = 0;
        for (int i = 0; i < 8; ++i)
            number = number << 8 | byte();
        return number;
    }
    QByteArray piece()
    {
        const qsizetype end = m_rest.indexOf('\xff');
        const QByteArray piece = (end < 0 ? m_rest : m_rest.first(end)).toByteArray();
        m_rest = end < 0 ? QByteArrayView() : m_rest.sliced(end + 1);
        return piece;
    }
    //! A piece as text without anything that UTF-8 cannot say.
    QString text() { return QString::fromUtf8(piece()); }
    QByteArray rest() { return std::exchange(m_rest, {}).toByteArray(); }

private:
    QByteArrayView m_rest;
};

//! Any UTF-16 there is, halves of surrogate pairs too: two bytes a unit.
inline QString unitsOf(QByteArrayView bytes)
{
    QString units;
    for (qsizetype i = 0; i + 1 < bytes.size(); i += 2)
        units += QChar(static_cast<uchar>(bytes[i]), static_cast<uchar>(bytes[i + 1]));
    return units;
}

//! As UTF-8, which cannot hold half a pair: that becomes the replacement character.
inline QByteArray utf8Of(QString units)
{
    for (qsizetype i = 0; i < units.size(); ++i) {
        const bool isPair = i + 1 < units.size() && units[i].isHighSurrogate() && units[i + 1].isLowSurrogate();
        if (isPair)
            ++i;
        else if (units[i].isSurrogate())
            units[i] = QChar(QChar::ReplacementCharacter);
    }
    return units.toUtf8();
}

} // namespace desk::test
